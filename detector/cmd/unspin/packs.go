package main

import (
	"os"
	"path/filepath"
	"sync"

	"unspin/detector"
)

// packs opens the packs of other languages when a text asks for one, each once.
// They stand in a folder beside the command, each under its own licence.
type packs struct {
	folder string
	opened sync.Map // by language: func() *detector.Pack
}

// newPacks returns the packs beside the command.
func newPacks() *packs {
	self, err := os.Executable()
	if err != nil {
		return &packs{}
	}
	if real, err := filepath.EvalSymlinks(self); err == nil {
		self = real
	}
	return &packs{folder: filepath.Join(filepath.Dir(self), "packs")}
}

// open returns the pack of a language, nil where there is none. One that cannot
// be read is as good as none: the report says that it went without.
func (p *packs) open(language string) *detector.Pack {
	once, _ := p.opened.LoadOrStore(language, sync.OnceValue(func() *detector.Pack {
		data, err := os.ReadFile(filepath.Join(p.folder, language+".pack"))
		if err != nil {
			return nil
		}
		pack, err := detector.OpenPack(data)
		if err != nil {
			return nil
		}
		return pack
	}))
	return once.(func() *detector.Pack)()
}
