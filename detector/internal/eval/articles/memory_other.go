//go:build !unix

package main

import "os/exec"

func memoryOf(*exec.Cmd) string { return "an unknown amount" }
