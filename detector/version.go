package detector

// Version is the version of the engine.
const Version = "0.1.0"

// commit is set by the Makefile: go build -ldflags "-X unspin/detector.commit=…".
var commit string

// Commit names the source the program was built from, or "" where the build
// did not say.
func Commit() string { return commit }
