package main

import (
	"archive/tar"
	"fmt"
	"io"
	"os/exec"
	"path/filepath"
	"strings"

	"golang.org/x/net/html"
)

// eachPage gives the HTML pages of a package that is a Debian archive.
func (s source) eachPage(dir string, page func(io.Reader)) error {
	if _, err := s.read(dir); err != nil {
		return err
	}
	unpack := exec.Command("dpkg-deb", "--fsys-tarfile", filepath.Join(dir, s.file))
	out, err := unpack.StdoutPipe()
	if err != nil {
		return err
	}
	if err := unpack.Start(); err != nil {
		return fmt.Errorf("unpacking %s with dpkg-deb: %w", s.file, err)
	}
	for t := tar.NewReader(out); ; {
		h, err := t.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return fmt.Errorf("unpacking %s: %w", s.file, err)
		}
		if h.Typeflag == tar.TypeReg && strings.HasSuffix(h.Name, ".html") {
			page(t)
		}
	}
	return unpack.Wait()
}

// paragraphs gives the text of each paragraph, list item and heading of a
// page. What stands in an element of code or mathematics is replaced by a full
// stop, so that nothing is a neighbour across it.
func paragraphs(page io.Reader, give func(string)) {
	var text strings.Builder
	skipped := 0
	end := func() {
		if text.Len() > 0 {
			give(text.String())
			text.Reset()
		}
	}
	for z := html.NewTokenizer(page); ; {
		switch z.Next() {
		case html.ErrorToken:
			end()
			return
		case html.TextToken:
			if skipped == 0 {
				text.Write(z.Text())
			}
		case html.StartTagToken:
			switch name, _ := z.TagName(); {
			case noProse[string(name)]:
				skipped++
			case !inline[string(name)]:
				end()
			}
		case html.EndTagToken:
			switch name, _ := z.TagName(); {
			case noProse[string(name)]:
				skipped = max(skipped-1, 0)
				text.WriteString(" . ")
			case !inline[string(name)]:
				end()
			}
		}
	}
}

var (
	noProse = setOf("script", "style", "pre", "code", "tt", "nav", "title", "math", "svg")
	inline  = setOf("a", "b", "em", "i", "span", "strong", "u", "br", "wbr")
)

func setOf(names ...string) map[string]bool {
	set := map[string]bool{}
	for _, n := range names {
		set[n] = true
	}
	return set
}
