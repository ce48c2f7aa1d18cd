module unspin

go 1.26

ignore (
	./build
	./dist
	./web/node_modules
)
