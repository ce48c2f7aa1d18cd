//go:build !js

package main

import (
	"fmt"
	"os"
)

// main lets the package build everywhere, so that its tests run natively too.
func main() {
	fmt.Fprintln(os.Stderr, "archive.wasm runs in a page: build it with make wasm")
	os.Exit(2)
}
