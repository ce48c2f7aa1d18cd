package sha256

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestSHA256Hex(t *testing.T) {
	// The two short examples of the standard.
	assert.Equal(t, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", Hex(""))
	assert.Equal(t, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Hex("abc"))
	text := strings.Repeat("Harbour \x00\xff “quay” ", 40)
	for n := range len(text) { // every length about several blocks, each kind of padding
		sum := sha256.Sum256([]byte(text[:n]))
		assert.Equal(t, hex.EncodeToString(sum[:]), Hex(text[:n]))
		assert.Equal(t, sum, small(text[:n]))
	}
}
