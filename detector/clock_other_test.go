//go:build !unix

package detector_test

import "time"

var began = time.Now()

// clock returns how long this program has been running, where processor time
// cannot be had.
func clock() time.Duration { return time.Since(began) }
