package report

import (
	"bytes"
	"encoding/csv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestCellGuard(t *testing.T) {
	for _, text := range []string{"=1+1", "+1", "-1", "@SUM(A1)", "  =1", "\t=1", "\r\n=1", "\u200b=1", "\ufeff@x", "＝1", "－1"} {
		assert.Equal(t, "'"+text, csvCell(text), "%q", text)
	}
	for _, text := range []string{"", " ", "plain", "a=b", "1-2", "–5", "“=”", "\u200b"} {
		assert.Equal(t, text, csvCell(text), "%q", text)
	}
}

// TestCSVFields holds the records to what encoding/csv writes and reads.
func TestCSVFields(t *testing.T) {
	for _, record := range [][]string{
		{"a", "", "b"}, {`a "b" c`, `"`, `""`}, {"a, b", ","}, {" a", "a ", " "}, {"two\nlines", "two\r\nlines"}, {"“é”", "a;b\tc"},
	} {
		var want bytes.Buffer
		w := csv.NewWriter(&want)
		w.UseCRLF = true
		require.NoError(t, w.Write(record))
		w.Flush()
		assert.Equal(t, want.String(), string(appendCSV(nil, record)))
	}
}
