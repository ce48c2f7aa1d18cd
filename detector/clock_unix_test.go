//go:build unix

package detector_test

import (
	"syscall"
	"time"
)

// clock returns the processor time that this program has spent on its own: that
// does not depend on what else the machine does, nor on how dear the kernel
// makes fresh memory. Allocations have a budget of their own.
func clock() time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		panic(err)
	}
	return time.Duration(used.Utime.Nano())
}
