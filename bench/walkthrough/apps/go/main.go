package main

import (
	"encoding/json"
	"log"
	"net/http"
	"os"
	"time"
)

type product struct {
	ID    int    `json:"id"`
	Name  string `json:"name"`
	Price int    `json:"price"`
}

var started = time.Now()

func main() {
	products := make([]product, 200)
	for id := range products {
		products[id] = product{ID: id, Name: "product", Price: id * 3}
	}
	http.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) {
		answer(w, time.Since(started).String())
	})
	http.HandleFunc("GET /products", func(w http.ResponseWriter, _ *http.Request) {
		answer(w, products)
	})
	http.HandleFunc("GET /orders", func(w http.ResponseWriter, _ *http.Request) {
		answer(w, products[:30])
	})
	log.Fatal(http.ListenAndServe(":"+os.Getenv("PORT"), nil))
}

func answer(w http.ResponseWriter, value any) {
	w.Header().Set("Content-Type", "application/json")
	json.NewEncoder(w).Encode(value)
}
