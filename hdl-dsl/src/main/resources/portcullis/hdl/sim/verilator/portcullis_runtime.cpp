#include "portcullis_runtime.h"

namespace portcullis {

thread_local Monitor* current = nullptr;

void Monitor::add(EventKind kind, const char* file, int line, const char* text, size_t length) {
    const uint32_t fileLength = static_cast<uint32_t>(std::strlen(file));
    const uint32_t head[4] = {kind, static_cast<uint32_t>(line), fileLength,
                              static_cast<uint32_t>(length)};
    m_buffer.append(reinterpret_cast<const char*>(&shared.cycle), sizeof(shared.cycle));
    m_buffer.append(reinterpret_cast<const char*>(head), sizeof(head));
    m_buffer.append(file, fileLength);
    m_buffer.append(text, length);
    shared.events = m_buffer.data();
    shared.eventBytes = m_buffer.size();
    shared.flags |= HAS_EVENTS;
    if (kind != PRINT) shared.flags |= HAS_STOPPED;
    if (kind == BROKEN) shared.flags |= IS_BROKEN;
}

void Monitor::clear() {
    m_buffer.clear();
    shared.eventBytes = 0;
    shared.flags &= ~static_cast<uint32_t>(HAS_EVENTS | HAS_STOPPED);
}

static void report(EventKind kind, const char* file, int line, const char* text) {
    if (current) current->add(kind, file ? file : "", line, text, std::strlen(text));
}

}  // namespace portcullis

extern "C" int portcullis_print(const char* format, ...) {
    va_list arguments;
    va_start(arguments, format);
    char* text = nullptr;
    const int length = vasprintf(&text, format, arguments);
    va_end(arguments);
    if (length < 0) return length;
    if (portcullis::current) {
        portcullis::current->add(portcullis::PRINT, "", 0, text, static_cast<size_t>(length));
    }
    free(text);
    return length;
}

// Verilator's defaults end the process.

void vl_finish(const char* file, int line, const char* hierarchy) {
    portcullis::report(portcullis::FINISH, file, line, hierarchy ? hierarchy : "");
}

void vl_stop(const char* file, int line, const char* hierarchy) {
    portcullis::report(portcullis::STOP, file, line, hierarchy ? hierarchy : "");
}

void vl_fatal(const char* file, int line, const char*, const char* message) {
    portcullis::report(portcullis::BROKEN, file, line, message ? message : "");
    throw portcullis::Broken{};
}

void vl_warn(const char* file, int line, const char*, const char* message) {
    portcullis::report(portcullis::PRINT, file, line, message);
    portcullis::report(portcullis::PRINT, "", 0, "\n");
}
