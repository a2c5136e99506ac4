// A server that answers faster than k6 can ask, and how often it did since it was asked for that. Prints its port; ends with its
// parent.
package main

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"sync/atomic"
)

func main() {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	fmt.Println(listener.Addr().(*net.TCPAddr).Port)
	go func() {
		io.Copy(io.Discard, os.Stdin)
		os.Exit(0)
	}()
	var served atomic.Int64
	http.HandleFunc("/count", func(response http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(response, served.Swap(0))
	})
	http.HandleFunc("/", func(response http.ResponseWriter, _ *http.Request) {
		served.Add(1)
		response.Write([]byte("ok"))
	})
	http.Serve(listener, nil)
}
