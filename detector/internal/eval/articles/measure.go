package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"time"
)

// measure builds the index anew and asks it about the suspects, one at a time.
func measure(unspin, out string, suspects []asked) error {
	articles, index := filepath.Join(out, "articles.jsonl"), filepath.Join(out, "articles.index")
	if err := os.Remove(index); err != nil && !os.IsNotExist(err) {
		return err
	}
	build := exec.Command(unspin, "-archive", articles, "-index", index)
	build.Stderr = os.Stderr
	began := time.Now()
	if err := build.Run(); err != nil {
		return fmt.Errorf("building the index: %w", err)
	}
	took := time.Since(began)
	info, err := os.Stat(index)
	if err != nil {
		return err
	}
	fmt.Printf("built in %.0f s (%.0f s of processor time) in %s of memory; %d MB on disk\n",
		took.Seconds(), (build.ProcessState.UserTime() + build.ProcessState.SystemTime()).Seconds(), memoryOf(build), info.Size()/1e6)
	return ask(exec.Command(unspin, "-index", index, "-batch"), suspects)
}

// ask sends each suspect when the one before is answered.
func ask(unspin *exec.Cmd, suspects []asked) error {
	unspin.Stderr = os.Stderr
	in, err := unspin.StdinPipe()
	if err != nil {
		return err
	}
	out, err := unspin.StdoutPipe()
	if err != nil {
		return err
	}
	began := time.Now()
	if err := unspin.Start(); err != nil {
		return err
	}
	lines := bufio.NewReaderSize(out, 1<<20)
	var took []time.Duration
	found := 0
	for i := range suspects {
		t := time.Now()
		if i == 0 {
			t = began // with the time that opening takes, which the first one waits for
		}
		among, err := answer(in, lines, &suspects[i])
		if err != nil {
			return err
		}
		took = append(took, time.Since(t))
		if among {
			found++
		}
	}
	if err := in.Close(); err != nil {
		return err
	}
	if err := unspin.Wait(); err != nil {
		return err
	}
	first := took[0]
	slices.Sort(took)
	fmt.Printf("a suspect answered in %d ms (median; %d ms nine in ten, %d ms the first, with opening), in %s of memory; %d of %d with their own reference among five\n",
		took[len(took)/2].Milliseconds(), took[len(took)*9/10].Milliseconds(), first.Milliseconds(), memoryOf(unspin), found, len(took))
	return nil
}

// answer reports whether a suspect's own reference is among its matches.
func answer(in io.Writer, out *bufio.Reader, suspect *asked) (among bool, err error) {
	if err := json.NewEncoder(in).Encode(suspect); err != nil {
		return false, err
	}
	line, err := out.ReadBytes('\n')
	if err != nil {
		return false, err
	}
	var answered struct {
		Matches []struct{ Reference string }
		Error   string
	}
	if err := json.Unmarshal(line, &answered); err != nil {
		return false, err
	}
	if answered.Error != "" {
		return false, fmt.Errorf("%s: %s", suspect.ID, answered.Error)
	}
	for _, m := range answered.Matches {
		among = among || m.Reference == suspect.reference
	}
	return among, nil
}
