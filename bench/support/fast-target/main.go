// A server that answers faster than k6 can ask. Prints its port; ends with its parent.
package main

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
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
	http.HandleFunc("/", func(response http.ResponseWriter, _ *http.Request) {
		response.Write([]byte("ok"))
	})
	http.Serve(listener, nil)
}
