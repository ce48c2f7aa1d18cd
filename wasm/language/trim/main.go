// Command trim copies lingua-go, with only the models of the languages in
// detector/language/sample/languages.txt, into a folder, and writes a workspace file
// beside it that builds this module with the copy.
//
// lingua-go embeds 124 MB of models for 75 languages and takes none from
// outside; a model file that is missing reads as "not seen". The models are
// stored in the copy without compression: a site compresses the whole program
// better than each model was by itself.
package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

const module = "github.com/pemistahl/lingua-go"

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: trim LANGUAGES FOLDER")
		os.Exit(2)
	}
	if err := trim(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "trim: error:", err)
		os.Exit(1)
	}
}

// trim fills folder with lingua-go, trimmed to the languages of the list.
func trim(list, folder string) error {
	codes, err := readCodes(list)
	if err != nil {
		return err
	}
	source, err := download()
	if err != nil {
		return err
	}
	target := filepath.Join(folder, "lingua-go")
	if err := os.RemoveAll(target); err != nil {
		return err
	}
	for _, dir := range []string{".", "serialization"} {
		if err := copySource(filepath.Join(source, dir), filepath.Join(target, dir)); err != nil {
			return err
		}
	}
	for _, code := range codes {
		for _, order := range []string{"unigrams", "bigrams", "trigrams"} {
			name := filepath.Join("language-models", code, order+".pb.bin.zip")
			err := storeModel(filepath.Join(source, name), filepath.Join(target, name))
			// Chinese has unigrams only.
			if err != nil && !errors.Is(err, fs.ErrNotExist) {
				return fmt.Errorf("copying %s: %w", name, err)
			}
		}
	}
	return writeWorkspace(folder)
}

// readCodes returns the languages of the list that need models.
func readCodes(list string) ([]string, error) {
	data, err := os.ReadFile(list)
	if err != nil {
		return nil, err
	}
	var codes []string
	for line := range strings.Lines(string(data)) {
		if f := strings.Fields(line); len(f) > 2 && f[0] != "#" && f[2] == "models" {
			codes = append(codes, f[0])
		}
	}
	return codes, nil
}

// download returns the folder of the version that go.mod names.
func download() (string, error) {
	out, err := output("go", "mod", "download", "-json", module)
	if err != nil {
		return "", err
	}
	var m struct{ Dir string }
	err = json.Unmarshal(out, &m)
	return m.Dir, err
}

func copySource(from, to string) error {
	if err := os.MkdirAll(to, 0o755); err != nil {
		return err
	}
	entries, err := os.ReadDir(from)
	if err != nil {
		return err
	}
	for _, e := range entries {
		name := e.Name()
		isSource := strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go")
		if !isSource && name != "go.mod" && name != "LICENSE" {
			continue
		}
		data, err := os.ReadFile(filepath.Join(from, name))
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(to, name), data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// storeModel copies the archive of one model without its compression.
func storeModel(from, to string) error {
	r, err := zip.OpenReader(from)
	if err != nil {
		return err
	}
	defer r.Close()
	var archive bytes.Buffer
	w := zip.NewWriter(&archive)
	for _, f := range r.File {
		content, err := f.Open()
		if err != nil {
			return err
		}
		stored, err := w.CreateHeader(&zip.FileHeader{Name: f.Name, Method: zip.Store})
		if err != nil {
			return err
		}
		if _, err := io.Copy(stored, content); err != nil {
			return err
		}
	}
	if err := w.Close(); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	return os.WriteFile(to, archive.Bytes(), 0o644)
}

func writeWorkspace(folder string) error {
	version, err := output("go", "list", "-m", "-f", "{{.GoVersion}}")
	if err != nil {
		return err
	}
	root, err := output("go", "list", "-m", "-f", "{{.Dir}}")
	if err != nil {
		return err
	}
	text := fmt.Sprintf("go %s\n\nuse (\n\t%q\n\t./lingua-go\n)\n",
		bytes.TrimSpace(version), bytes.TrimSpace(root))
	return os.WriteFile(filepath.Join(folder, "go.work"), []byte(text), 0o644)
}

func output(name string, args ...string) ([]byte, error) {
	cmd := exec.Command(name, args...)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", strings.Join(cmd.Args, " "), err)
	}
	return out, nil
}
