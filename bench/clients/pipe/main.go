// The least that a hop can do, in Go: accept, dial, copy both ways (splice where the kernel offers it).
package main

import (
	"fmt"
	"io"
	"net"
	"os"
)

func main() {
	listen, upstream := os.Args[1], os.Args[2]
	listener, err := net.Listen("tcp", listen)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	for {
		client, err := listener.Accept()
		if err != nil {
			return
		}
		go serve(client, upstream)
	}
}

func serve(client net.Conn, upstream string) {
	broker, err := net.Dial("tcp", upstream)
	if err != nil {
		client.Close()
		return
	}
	go func() {
		io.Copy(broker, client)
		broker.(*net.TCPConn).CloseWrite()
	}()
	io.Copy(client, broker)
	client.Close()
	broker.Close()
}
