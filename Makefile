# The commands of this project, the same for people and for CI. `make help` lists them.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

# Where a run over the sample goes, and the day it scores.
OUT ?= Reports
AS_OF ?= 2024-08-31

# What the benchmark makes and reads, and how often.
SIZES ?= 200k 2m
RUNS ?= 10

.PHONY: help run test test-browser screenshots record build bench bench-smoke format lint clean dependencies

help: ## List the commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 20

run: dependencies ## Build, score the sample data, and say where the report is
	@scripts/run-sample "$(OUT)" "$(AS_OF)"

test: lint ## Check format, lint and arrows, then run every test
	@echo "Building with warnings as errors ..."
	@scripts/quietly swift build --build-tests
	@swift test --skip-build
	@scripts/test-python

test-browser: dependencies ## Open the sample's pages in a real browser: accessibility, hostile text, printing, phones
	@scripts/test-browser

screenshots: dependencies ## Take the pictures in docs anew
	@scripts/screenshots

record: dependencies ## Write anew what tests compare with: Reports/sample, SampleData, messages
	@JSS_RECORD=1 swift test --filter 'SampleDataTests|SampleRunTests|BrokenSampleTests' >/dev/null || true
	@git status --short Reports/sample SampleData

build: dependencies ## Build the release program: .build/release/jss
	@scripts/quietly swift build -c release --product jss

bench: build ## Time the program against its peers (SIZES="200k 2m", RUNS=10); rewrites Tests/Benchmarks/results.md
	@python3 Tests/Benchmarks/bench.py --sizes $(SIZES) --runs $(RUNS)

bench-smoke: build ## See that the benchmark works, on a tiny market
	@python3 Tests/Benchmarks/bench.py --sizes smoke --runs 1 --no-results

format: ## Format every source file in place
	@swift format --in-place --recursive Package.swift Sources Tests

lint: dependencies ## Check the format, the formatter's rules, and the arrows between the libraries
	@swift format lint --strict --recursive Package.swift Sources Tests
	@python3 scripts/lint-arrows

clean: ## Remove what was built
	@swift package clean

dependencies:
	@scripts/install-dependencies
