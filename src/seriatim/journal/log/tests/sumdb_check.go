// Checks a receipt and two checkpoints with the packages of Go's checksum database, golang.org/x/mod/sumdb.
//
//	go run sumdb_check.go VKEY RECEIPT OLD CONTINUATION
//
// The status is 0 if Go agrees that the note is signed, that the event is in the tree, and that the tree grew.
package main

import (
	"encoding/base64"
	"fmt"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func must(err error) {
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}

func read(name string) string {
	data, err := os.ReadFile(name)
	must(err)
	return string(data)
}

// tree opens a signed note and gives the size and the root that its text states.
func tree(text string, verifier note.Verifier) (int64, tlog.Hash) {
	opened, err := note.Open([]byte(text), note.VerifierList(verifier))
	must(err)
	lines := strings.Split(opened.Text, "\n")
	size, err := strconv.ParseInt(lines[1], 10, 64)
	must(err)
	root, err := tlog.ParseHash(lines[2])
	must(err)
	return size, root
}

func hashes(lines []string) []tlog.Hash {
	var found []tlog.Hash
	for _, line := range lines {
		one, err := tlog.ParseHash(line)
		must(err)
		found = append(found, one)
	}
	return found
}

func main() {
	verifier, err := note.NewVerifier(os.Args[1])
	must(err)

	parts := strings.SplitN(read(os.Args[2]), "\n\n", 2)
	lines := strings.Split(parts[0], "\n")
	line, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(lines[1], "extra "))
	must(err)
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[2], "index "), 10, 64)
	must(err)
	size, root := tree(parts[1], verifier)
	must(tlog.CheckRecord(hashes(lines[3:]), size, root, index, tlog.RecordHash(line)))

	oldSize, oldRoot := tree(read(os.Args[3]), verifier)
	parts = strings.SplitN(read(os.Args[4]), "\n\n", 2)
	lines = strings.Split(parts[0], "\n")
	size, root = tree(parts[1], verifier)
	must(tlog.CheckTree(hashes(lines[1:]), size, root, oldSize, oldRoot))
	fmt.Println("Go agrees")
}
