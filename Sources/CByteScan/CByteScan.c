// All functions are in the header, so that Swift can inline them. This file makes the header a target whose warnings count.
#include "CByteScan.h"
