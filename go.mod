module unspin

go 1.26.0

ignore (
	./build
	./dist
	./web/node_modules
)

require golang.org/x/text v0.43.0
