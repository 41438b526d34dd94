# The commands of this project, the same for people and for CI. `make help` lists them.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

# Where a run over the sample goes, and the day it scores.
OUT ?= Reports
AS_OF ?= 2024-08-31

# What the benchmark makes and reads, and how often.
SIZES ?= 200k 2m 2m-profile
RUNS ?= 10

# Where `make test` builds the tests: a folder of its own, so that the release program is built at the same time.
TEST_BUILD ?= .build/tests

# Where `make install` puts the program, and what is put before that (for packages).
PREFIX ?= /usr/local
DESTDIR ?=

# How many simulated profiles a line of the benchmark of inference has.
PROFILES ?= 100

.PHONY: help run test test-browser test-browser-full screenshots record docs build build-bench bench bench-smoke bench-inference bench-shapes faults nights fuzz dist \
  install uninstall format lint clean dependencies test-dependencies

help: ## List the commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 20

run: dependencies ## Build, score the sample data, and say where the report is
	@scripts/run-sample "$(OUT)" "$(AS_OF)"

test: lint test-dependencies ## Check format, lint and arrows, then run every test
	@echo "Building tests with warnings as errors, and the release program ..."
	@scripts/quietly swift build --build-tests --scratch-path $(TEST_BUILD) & tests=$$!; status=0; \
	  { scripts/quietly swift build -c release --product jss \
	    && scripts/quietly swift build -c release --product replay-cost; } || status=$$?; \
	  wait $$tests && exit $$status
	@JSS_PROGRAM=$$(scripts/link-program static) && export JSS_PROGRAM JSS_TEST_BUILD=$(TEST_BUILD) \
	  && swift test --skip-build --scratch-path $(TEST_BUILD) \
	  && scripts/test-python && scripts/test-spreadsheet && scripts/test-browser && scripts/test-faults --every 3
	@echo "Seeing that the benchmark works ..."
	@scripts/quietly python3 Benchmarks/bench.py --sizes smoke --runs 1 --no-results

test-browser: test-dependencies ## Open pages in a real browser: accessibility, hostile text, printing, phones
	@scripts/quietly swift build --build-tests
	@scripts/test-browser

test-browser-full: test-dependencies ## Hold the what-if panel against the program on 2,000 random questions
	@scripts/quietly swift build --build-tests
	@scripts/quietly swift build -c release --product jss
	@JSS_PROGRAM=$$(scripts/link-program static) JSS_PANEL_SEEDS=10 scripts/test-browser -k test_panel_answers

screenshots: test-dependencies ## Take the pictures in docs anew
	@scripts/screenshots

record: dependencies ## Write anew what tests compare with: Reports/sample, SampleData, messages, and outputs in documents
	@JSS_RECORD=1 swift test --filter 'SampleDataTests' >/dev/null || true
	@JSS_RECORD=1 swift test --skip-build --filter 'SampleRunTests|BrokenSampleTests|FormatsDocumentTests|InputSchemaTests|GuideTests|ImportCaseTests' >/dev/null || true
	@git status --short Reports/sample SampleData docs README.md

docs: dependencies ## Build the libraries' documentation with DocC, into .build/docs
	@scripts/make-docs

build: dependencies ## Build the release program: .build/release/jss
	@scripts/quietly swift build -c release --product jss

build-bench: dependencies
	@scripts/quietly swift build -c release --product replay-cost

bench: build build-bench ## Time the program against its peers (SIZES="200k 2m", RUNS=10); rewrites Benchmarks/results.md
	@python3 Benchmarks/bench.py --sizes $(SIZES) --runs $(RUNS)

bench-smoke: build build-bench ## See that the benchmark works, on a tiny market
	@python3 Benchmarks/bench.py --sizes smoke --runs 1 --no-results

bench-inference: dependencies ## Speed and quality of inference on simulated profiles (PROFILES=100); rewrites Benchmarks/inference.md
	@scripts/quietly swift build -c release --product inference-bench
	@python3 Benchmarks/inference.py "$(PROFILES)"

bench-shapes: build ## Time and memory of odd shapes of markets, against the same contracts spread over many profiles
	@python3 Benchmarks/shapes.py

faults: test-dependencies build ## Fail or kill a run at every system call it makes; `make test` tries a third of them
	@scripts/test-faults

nights: build ## Fifty nights in a row over a market that grows
	@Tests/System/faults/nights.py --program "$$(swift build -c release --show-bin-path)/jss"

fuzz: dependencies ## Fuzz the reader, the policies and the HTML writer for a minute each
	@Tests/Fuzz/fuzz

dist: build ## Make the release archive and a Debian package in dist/
	@scripts/make-dist

install: ## Install what `make build` built: PREFIX=/usr/local DESTDIR=
	@scripts/install-files "$$(swift build -c release --show-bin-path)/jss" "$(DESTDIR)" "$(PREFIX)"

uninstall: ## Remove what `make install` installed
	@scripts/install-files remove "$(DESTDIR)" "$(PREFIX)"

format: ## Format every source file in place
	@swift format --in-place --recursive Package.swift Sources Tests Benchmarks

lint: dependencies ## Check the format, the formatter's rules, the arrows between the libraries, cited rules, and paths in documents
	@swift format lint --strict --recursive Package.swift Sources Tests Benchmarks
	@python3 scripts/lint-arrows
	@python3 scripts/lint-rules
	@python3 scripts/lint-docs

clean: ## Remove what was built
	@swift package clean

dependencies:
	@scripts/install-dependencies

test-dependencies: dependencies
	@scripts/install-dependencies --tests
