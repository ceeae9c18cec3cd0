// What all simulation libraries share. Compiled in advance together with Verilator's own header.
#ifndef PORTCULLIS_RUNTIME_H
#define PORTCULLIS_RUNTIME_H

#include <cstdarg>
#include <cstdint>

extern "C" int portcullis_print(const char* format, ...) __attribute__((format(printf, 1, 2)));
#define VL_PRINTF portcullis_print

#include <verilated.h>

#include <cstring>
#include <string>
#include <vector>

namespace portcullis {

enum EventKind : uint32_t { PRINT = 0, STOP = 1, FINISH = 2, BROKEN = 3 };
enum Flags : uint32_t { HAS_EVENTS = 1, HAS_STOPPED = 2, IS_BROKEN = 4 };

// Read by the host as plain memory; its layout is known there.
struct Shared {
    uint64_t cycle = 0;
    uint64_t eventBytes = 0;
    const char* events = nullptr;
    uint32_t flags = 0;
};

// Thrown out of a step that cannot be completed.
struct Broken {};

// Gathers what the hardware prints and why it stops, until the host fetches it.
class Monitor {
public:
    Shared shared;
    void add(EventKind kind, const char* file, int line, const char* text, size_t length);
    void clear();

private:
    std::string m_buffer;
};

// The simulation that runs on this thread, for Verilator's callbacks, which name none.
extern thread_local Monitor* current;

}  // namespace portcullis

#endif
