package parallel

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestEach(t *testing.T) {
	squares := make([]int, 100)
	assert.NoError(t, Each(len(squares), func(i int) error { squares[i] = i * i; return nil }))
	for i, s := range squares {
		assert.Equal(t, i*i, s, "every one is done, in its own place")
	}
	third := errors.New("the third")
	err := Each(5, func(i int) error {
		if i == 3 {
			return third
		}
		return nil
	})
	assert.ErrorIs(t, err, third)
	assert.NoError(t, Each(0, func(int) error { return third }), "nothing to do")
}
