package main

import (
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// served returns the address of a site of the given files, all of one age: a
// map hands them out in any order, and a sibling may not look the older one.
func served(t *testing.T, files map[string]string) (address, folder string) {
	t.Helper()
	folder = t.TempDir()
	now := time.Now()
	for name, content := range files {
		path := filepath.Join(folder, name)
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, []byte(content), 0o644))
		require.NoError(t, os.Chtimes(path, now, now))
	}
	server := httptest.NewServer(&site{folder: http.Dir(folder)})
	t.Cleanup(server.Close)
	return server.URL, folder
}

// get requests an address exactly as given, decompressing nothing.
func get(t *testing.T, address string, header ...string) (*http.Response, string) {
	t.Helper()
	request, err := http.NewRequest(http.MethodGet, address, nil)
	require.NoError(t, err)
	for i := 0; i < len(header); i += 2 {
		request.Header.Set(header[i], header[i+1])
	}
	client := http.Client{Transport: &http.Transport{DisableCompression: true, DisableKeepAlives: true}}
	response, err := client.Do(request)
	require.NoError(t, err)
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	require.NoError(t, err)
	return response, string(body)
}

func TestTypes(t *testing.T) {
	address, _ := served(t, map[string]string{
		"index.html": "page", "import.html": "import", "js/page.js": "js", "css/page.css": "css",
		"unspin.wasm": "wasm", "en.pack": "pack", "manifest.webmanifest": "{}", "font.woff2": "font", "odd.xyz": "?",
	})
	for path, want := range map[string]string{
		"/": "text/html; charset=utf-8", "/import.html": "text/html; charset=utf-8",
		"/js/page.js": "text/javascript; charset=utf-8", "/css/page.css": "text/css; charset=utf-8",
		"/unspin.wasm": "application/wasm", "/en.pack": "application/octet-stream",
		"/manifest.webmanifest": "application/manifest+json", "/font.woff2": "font/woff2",
		"/odd.xyz": "application/octet-stream",
	} {
		response, _ := get(t, address+path)
		assert.Equal(t, http.StatusOK, response.StatusCode, path)
		assert.Equal(t, want, response.Header.Get("Content-Type"), path)
		assert.Equal(t, "nosniff", response.Header.Get("X-Content-Type-Options"), path)
		assert.Empty(t, response.Header.Values("Cross-Origin-Opener-Policy"), "it would cut off the bookmarklet")
	}
}

func TestNotFound(t *testing.T) {
	address, folder := served(t, map[string]string{"index.html": "page", "js/page.js": "js"})
	require.NoError(t, os.WriteFile(filepath.Join(filepath.Dir(folder), "secret"), []byte("secret"), 0o644))
	for _, path := range []string{"/nothing", "/js", "/js/", "/index.html/", "/../secret", "/%2e%2e/secret", "/js/..%2f..%2fsecret"} {
		response, _ := get(t, address+path)
		assert.Equal(t, http.StatusNotFound, response.StatusCode, path)
	}
	response, err := http.Post(address, "text/plain", nil)
	require.NoError(t, err)
	response.Body.Close()
	assert.Equal(t, http.StatusMethodNotAllowed, response.StatusCode)
}

func TestCompressedSiblings(t *testing.T) {
	address, folder := served(t, map[string]string{
		"a.wasm": "plain", "a.wasm.br": "brotli", "a.wasm.gz": "gzipped", "b.js": "plain", "b.js.gz": "gzipped",
	})
	for _, c := range []struct{ reason, path, accepts, encoding, body string }{
		{"the best that is accepted", "/a.wasm", "gzip, deflate, br, zstd", "br", "brotli"},
		{"a browser without brotli", "/a.wasm", "gzip", "gzip", "gzipped"},
		{"no sibling of that kind", "/b.js", "gzip, br", "gzip", "gzipped"},
		{"nothing accepted", "/a.wasm", "", "", "plain"},
		{"brotli refused", "/a.wasm", "br;q=0, gzip;q=0.5", "gzip", "gzipped"},
		{"a name that only looks like it", "/a.wasm", "brx", "", "plain"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			response, body := get(t, address+c.path, "Accept-Encoding", c.accepts)
			assert.Equal(t, c.body, body)
			assert.Equal(t, c.encoding, response.Header.Get("Content-Encoding"))
			assert.Equal(t, "Accept-Encoding", response.Header.Get("Vary"))
			assert.Equal(t, mediaType(c.path), response.Header.Get("Content-Type"))
		})
	}

	// A sibling of an earlier build is not what the page was built as.
	earlier := time.Now().Add(-time.Hour)
	require.NoError(t, os.Chtimes(filepath.Join(folder, "b.js.gz"), earlier, earlier))
	_, body := get(t, address+"/b.js", "Accept-Encoding", "gzip")
	assert.Equal(t, "plain", body)
}

func TestCaching(t *testing.T) {
	address, folder := served(t, map[string]string{"index.html": "page", "a.js": "one", "a.js.gz": "zip"})
	page, _ := get(t, address)
	assert.Equal(t, "no-store", page.Header.Get("Cache-Control"))

	first, _ := get(t, address+"/a.js")
	assert.Equal(t, "no-cache", first.Header.Get("Cache-Control"))
	again, body := get(t, address+"/a.js", "If-None-Match", first.Header.Get("ETag"))
	assert.Equal(t, http.StatusNotModified, again.StatusCode)
	assert.Empty(t, body)

	zipped, _ := get(t, address+"/a.js", "Accept-Encoding", "gzip")
	assert.NotEqual(t, first.Header.Get("ETag"), zipped.Header.Get("ETag"), "other bytes, other tag")

	later := time.Now().Add(time.Hour)
	require.NoError(t, os.WriteFile(filepath.Join(folder, "a.js"), []byte("two"), 0o644))
	require.NoError(t, os.Chtimes(filepath.Join(folder, "a.js"), later, later))
	changed, body := get(t, address+"/a.js", "If-None-Match", first.Header.Get("ETag"))
	assert.Equal(t, http.StatusOK, changed.StatusCode)
	assert.Equal(t, "two", body)
}

func TestServeSaysThatThePortIsTaken(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer listener.Close()
	port := uint(listener.Addr().(*net.TCPAddr).Port)
	err = serve(port, t.TempDir())
	require.Error(t, err)
	assert.Regexp(t, `^port \d+ is taken; choose another: make run PORT=\d+$`, err.Error())
}

func TestServeWantsAFolder(t *testing.T) {
	assert.ErrorIs(t, serve(0, filepath.Join(t.TempDir(), "nothing")), os.ErrNotExist)
	assert.ErrorContains(t, serve(70000, t.TempDir()), "70000")
}
