// Package panics says what a program of the page ended in, or would have.
package panics

// Words says what a panic was about. Package fmt, which can tell it of any
// value, would add 110 KB to a program.
func Words(p any) string {
	switch p := p.(type) {
	case error:
		return p.Error()
	case string:
		return p
	}
	return "a panic without words"
}
