package main

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A code that the detector can report and the page has no words for would be
// shown as a code.
func TestWordsHasEveryCode(t *testing.T) {
	var got map[string]map[string]string
	require.NoError(t, json.Unmarshal([]byte(words()), &got))
	codes := codesByType(t, "../../detector/report/report.go")
	for typ, group := range map[string]string{
		"Verdict": "verdicts", "Mechanism": "mechanisms", "QuotationStatus": "quotations",
		"SubstitutionKind": "kinds", "PassageKind": "passages", "ChangeOp": "ops", "FactKind": "facts",
	} {
		require.NotEmpty(t, codes[typ], typ)
		assert.Len(t, got[group], len(codes[typ]), group)
		for _, code := range codes[typ] {
			assert.NotEmpty(t, got[group][code], "%s %s", typ, code)
		}
	}
}

// codesByType returns the string constants of a Go file by their type.
func codesByType(t *testing.T, file string) map[string][]string {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
	require.NoError(t, err)
	codes := map[string][]string{}
	ast.Inspect(f, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || spec.Type == nil {
			return true
		}
		for _, value := range spec.Values {
			if literal, ok := value.(*ast.BasicLit); ok && literal.Kind == token.STRING {
				code, err := strconv.Unquote(literal.Value)
				require.NoError(t, err)
				codes[spec.Type.(*ast.Ident).Name] = append(codes[spec.Type.(*ast.Ident).Name], code)
			}
		}
		return true
	})
	return codes
}
