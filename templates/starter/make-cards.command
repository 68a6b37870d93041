#!/bin/sh
cd "$(dirname "$0")" && rbaccards build
