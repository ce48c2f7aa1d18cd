package detector

import (
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestVectors(t *testing.T) {
	pack, err := os.ReadFile("internal/lexicon/vectors.pack")
	require.NoError(t, err)
	v, err := OpenVectors(pack)
	require.NoError(t, err)
	assert.NotEmpty(t, v.Version())
	for _, s := range v.Sources() {
		assert.NotContains(t, s, "", "name, version and licence")
	}
	own, err := EnglishVectors()
	require.NoError(t, err)
	assert.Equal(t, v.Version(), own.Version(), "the program carries the same")

	d, err := New()
	require.NoError(t, err)
	assert.Equal(t, own.Version(), d.vectors.Version())
	d, err = New(WithVectors(v))
	require.NoError(t, err)
	assert.Same(t, v, d.vectors)

	for name, bad := range map[string][]byte{"none": nil, "cut": pack[:len(pack)/3], "of another kind": []byte("unspin.\x03 and more")} {
		v, err := OpenVectors(bad)
		require.Error(t, err, name)
		assert.Nil(t, v, name)
	}
}
