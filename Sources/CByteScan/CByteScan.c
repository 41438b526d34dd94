// All functions are in the header, so that Swift can inline them. This file compiles the header, so that its warnings are
// errors.
#include "CByteScan.h"
