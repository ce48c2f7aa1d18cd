package report

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestCellGuard(t *testing.T) {
	for _, text := range []string{"=1+1", "+1", "-1", "@SUM(A1)", "  =1", "\t=1", "\r\n=1", "\u200b=1", "\ufeff@x", "＝1", "－1"} {
		assert.Equal(t, "'"+text, csvCell(text), "%q", text)
	}
	for _, text := range []string{"", " ", "plain", "a=b", "1-2", "–5", "“=”", "\u200b"} {
		assert.Equal(t, text, csvCell(text), "%q", text)
	}
}
