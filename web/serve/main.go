// Command serve serves a built site to this machine, the way a good static
// host would: right types, compressed siblings, validators.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func main() {
	port := flag.Uint("port", 8080, "the port to listen on")
	flag.Usage = func() { fmt.Fprintln(os.Stderr, "usage: serve [-port 8080] FOLDER") }
	flag.Parse()
	if flag.NArg() != 1 {
		flag.Usage()
		os.Exit(2)
	}
	if err := serve(*port, flag.Arg(0)); err != nil {
		fmt.Fprintln(os.Stderr, "serve: error:", err)
		os.Exit(1)
	}
}

// serve serves the folder on 127.0.0.1 until the process is interrupted.
func serve(port uint, folder string) error {
	if _, err := os.Stat(folder); err != nil {
		return err
	}
	listener, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", port))
	if errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("port %d is taken; choose another: make run PORT=%d", port, port+19)
	}
	if err != nil {
		return err
	}
	server := &http.Server{Handler: &site{folder: http.Dir(folder)}, ReadHeaderTimeout: 10 * time.Second}
	interrupted, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(interrupted, func() { _ = server.Close() })
	fmt.Printf("Unspin is at http://%s (Ctrl-C stops it)\n", listener.Addr())
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}
