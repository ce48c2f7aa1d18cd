package language

import (
	"strings"
	"sync"

	"unspin/detector/language/sample"
)

// maxKept is how many answers are kept, once or twice over. A batch compares
// with the same reference again and again, a reader with the same text at each
// key. With what they are known by, 2 KB each, they take 1 MB.
const maxKept = 256

// A memory keeps answers. It is safe for concurrent use.
type memory struct {
	mu     sync.Mutex
	recent map[string]answer
	old    map[string]answer // those before the last maxKept
}

type answer struct {
	code       string
	confidence float64
}

// answers is shared by all Identifiers, which are values without state.
var answers memory

// remember returns the answer for a text, which is known by all that is read
// of it, its pieces, and asks for one that is not kept. Two who miss the same
// answer at the same time both ask, and get the same.
func (m *memory) remember(pieces []string, ask func() (string, float64)) (code string, confidence float64) {
	key := keyOf(pieces)
	if a, ok := m.kept(key); ok {
		return a.code, a.confidence
	}
	code, confidence = ask()
	m.keep(key, answer{code, confidence})
	return code, confidence
}

// keyOf joins the pieces so that they could be parted again.
func keyOf(pieces []string) string {
	var key strings.Builder
	key.Grow(len(pieces) * (1 + sample.PieceSize))
	for _, p := range pieces {
		key.WriteByte(byte(len(p))) // at most sample.PieceSize
		key.WriteString(p)
	}
	return key.String()
}

func (m *memory) kept(key string) (a answer, ok bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if a, ok = m.recent[key]; ok {
		return a, true
	}
	if a, ok = m.old[key]; ok {
		m.put(key, a)
	}
	return a, ok
}

func (m *memory) keep(key string, a answer) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.put(key, a)
}

func (m *memory) put(key string, a answer) {
	if m.recent == nil || len(m.recent) >= maxKept {
		m.old, m.recent = m.recent, make(map[string]answer, maxKept)
	}
	m.recent[key] = a
}
