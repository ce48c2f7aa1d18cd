//go:build !js

package detector_test

import (
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// mayImport says which packages of Unspin each package of the programs people
// run may import: those before it on the line, and leaves. What learns,
// measures or compiles stands outside; nothing here imports it.
var mayImport = map[string]string{
	"detector/internal/sha256":   "",
	"detector/internal/linear":   "",
	"detector/internal/text":     "",
	"detector/internal/lexicon":  "text",
	"detector/internal/align":    "text lexicon",
	"detector/internal/artifact": "text lexicon align linear",
	"detector/internal/score":    "text lexicon align artifact linear",
	"detector/report":            "sha256",
	"detector":                   "text lexicon align artifact score report sha256",
	"detector/archive":           "text report",
	"detector/archive/index":     "archive report",
	"detector/versions":          "report",
	"detector/language/sample":   "",
	"detector/language":          "sample",
	"detector/cmd/unspin":        "detector report archive index versions language",
	"wasm/panics":                "",
	"wasm/unspin":                "detector report sample panics",
	"wasm/language":              "language",
	"wasm/versions":              "report versions panics",
	"wasm/archive":               "report archive panics",
}

// outside are the packages that no program imports.
var outside = []string{"detector/internal/contradiction", "detector/internal/corpus", "detector/internal/eval", "detector/internal/eval/articles", "detector/internal/eval/statistic",
	"detector/internal/learn", "detector/internal/learn/train", "detector/internal/lexicon/compile",
	"detector/internal/parallel", "wasm/language/trim"}

// imports returns what the packages of the patterns import, as the page's
// programs are built; -e, since an index's database cannot be built so.
func imports(t *testing.T, patterns ...string) map[string][]string {
	t.Helper()
	list := exec.Command("go", append([]string{"list", "-e", "-f", `{{.ImportPath}} {{join .Imports " "}}`}, patterns...)...)
	list.Dir, list.Env = "..", append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	out, err := list.Output()
	require.NoError(t, err)
	all := map[string][]string{}
	for line := range strings.Lines(string(out)) {
		f := strings.Fields(line)
		all[strings.TrimPrefix(f[0], "unspin/")] = f[1:]
	}
	return all
}

// A newcomer reads what either package holds in two screens.
func TestPackagesAreReadInTwoScreens(t *testing.T) {
	for _, name := range []string{"unspin/detector", "unspin/detector/report"} {
		out, err := exec.Command("go", "doc", name).Output()
		require.NoError(t, err)
		assert.LessOrEqual(t, strings.Count(string(out), "\n"), 100, name)
	}
}

func TestImportsRunOneWay(t *testing.T) {
	all := imports(t, "./detector/...", "./wasm/...")
	for name := range mayImport {
		assert.Contains(t, all, name, "a package that is gone")
	}
	for name, imported := range all {
		may, listed := mayImport[name]
		if !listed {
			assert.Contains(t, outside, name, "say above what it may import")
			continue
		}
		for _, path := range imported {
			if own, ok := strings.CutPrefix(path, "unspin/"); ok {
				short := own[strings.LastIndex(own, "/")+1:]
				assert.True(t, slices.Contains(strings.Fields(may), short) && !slices.Contains(outside, own), "%s imports %s", name, own)
			}
			assert.True(t, name == "detector/language" || !strings.Contains(path, "lingua"), "%s imports %s", name, path)
			assert.True(t, name == "detector/archive/index" || !strings.Contains(path, "modernc"), "%s imports %s", name, path)
		}
	}
}
