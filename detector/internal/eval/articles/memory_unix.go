//go:build unix

package main

import (
	"fmt"
	"os/exec"
	"runtime"
	"syscall"
)

// memoryOf returns the most memory that a program had, once it has ended.
func memoryOf(c *exec.Cmd) string {
	usage, ok := c.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		return "an unknown amount"
	}
	bytes := int64(usage.Maxrss)
	if runtime.GOOS != "darwin" {
		bytes *= 1024
	}
	return fmt.Sprintf("%d MB", bytes/1e6)
}
