// The random workload of the benchmark, driven from C++ alone: the same simulation library, the
// same reads in the same order, the same memory. Prints the cycles, the translated reads, the reads
// at the memory port, and the nanoseconds of CPU time of a cycle in the best window.
#include "random_traffic_ports.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <deque>
#include <dlfcn.h>
#include <fstream>
#include <vector>

namespace {

[[noreturn]] void fail(const char* message) {
    std::fprintf(stderr, "random_traffic: %s\n", message);
    std::exit(1);
}

template <class Function>
Function function(void* library, const char* name) {
    void* found = dlsym(library, name);
    if (!found) fail(name);
    return reinterpret_cast<Function>(found);
}

struct RegisterWrite {
    uint64_t offset, bytes, value;
};

struct Read {
    uint64_t id, device, address;
};

struct Input {
    std::vector<RegisterWrite> writes;
    uint64_t base = 0;
    std::vector<uint64_t> memory;
    std::vector<Read> reads;
};

uint64_t number(std::ifstream& file) {
    uint64_t value = 0;
    file.read(reinterpret_cast<char*>(&value), sizeof value);
    if (!file) fail("the input is too short");
    return value;
}

Input load(const char* name) {
    std::ifstream file(name, std::ios::binary);
    Input input;
    for (uint64_t left = number(file); left > 0; --left) {
        RegisterWrite write;
        write.offset = number(file);
        write.bytes = number(file);
        write.value = number(file);
        input.writes.push_back(write);
    }
    input.base = number(file);
    input.memory.resize(number(file));
    for (auto& word : input.memory) word = number(file);
    for (uint64_t left = number(file); left > 0; --left) {
        Read read;
        read.id = number(file);
        read.device = number(file);
        read.address = number(file);
        input.reads.push_back(read);
    }
    return input;
}

struct Burst {
    uint64_t id, due;
    unsigned beats, delivered;
    uint64_t data[8];
};

class Bench {
public:
    Bench(void* simulation, uint32_t (*step)(void*, uint64_t), const Input& input, uint64_t latency)
        : m_simulation(simulation), m_step(step), m_input(input), m_latency(latency) {}

    void reset() {
        *ports.reset = 1;
        clock();
        *ports.reset = 0;
    }

    void writeRegisters() {
        *ports.registers_bready = 1;
        for (const auto& write : m_input.writes) {
            const unsigned lane = write.offset & 7;
            bool address = true;
            bool data = true;
            *ports.registers_awaddr = write.offset;
            *ports.registers_wdata = write.value << (8 * lane);
            *ports.registers_wstrb = ((1u << write.bytes) - 1) << lane;
            while (address || data || !*ports.registers_bvalid) {
                const bool addressTaken = address && *ports.registers_awready;
                const bool dataTaken = data && *ports.registers_wready;
                *ports.registers_awvalid = address;
                *ports.registers_wvalid = data;
                clock();
                address &= !addressTaken;
                data &= !dataTaken;
                *ports.registers_awvalid = 0;
                *ports.registers_wvalid = 0;
            }
            clock();
        }
    }

    void idle(unsigned cycles) {
        while (cycles-- > 0) cycle(false);
    }

    void run(uint64_t cycles) {
        while (cycles-- > 0) cycle(true);
    }

    uint64_t translated = 0;
    uint64_t memoryReads = 0;

private:
    void clock() {
        if (m_step(m_simulation, 1)) fail("the hardware stopped");
        ++m_cycle;
    }

    void cycle(bool requesting) {
        memory();
        target();
        device(requesting);
        clock();
    }

    void memory() {
        *ports.memory_arready = 1;
        if (*ports.memory_arvalid) {
            ++memoryReads;
            Burst burst{};
            burst.id = *ports.memory_arid;
            burst.due = m_cycle + m_latency;
            burst.beats = *ports.memory_arlen + 1u;
            for (unsigned beat = 0; beat < burst.beats; ++beat) {
                const uint64_t place = (*ports.memory_araddr - m_input.base) / 8 + beat;
                burst.data[beat] = place < m_input.memory.size() ? m_input.memory[place] : 0;
            }
            m_bursts.push_back(burst);
        }
        if (*ports.memory_awvalid) fail("the hardware writes to memory");
        const bool offers = !m_bursts.empty() && m_bursts.front().due <= m_cycle;
        *ports.memory_rvalid = offers;
        if (offers) {
            Burst& burst = m_bursts.front();
            *ports.memory_rid = burst.id;
            *ports.memory_rdata = burst.data[burst.delivered];
            *ports.memory_rlast = burst.delivered + 1 == burst.beats;
            if (*ports.memory_rready && ++burst.delivered == burst.beats) m_bursts.pop_front();
        }
    }

    void target() {
        *ports.translated_arready = 1;
        if (*ports.translated_arvalid) {
            ++translated;
            m_answers.push_back({*ports.translated_arid, m_cycle + 1, *ports.translated_araddr});
        }
        const bool offers = !m_answers.empty() && m_answers.front().due <= m_cycle;
        *ports.translated_rvalid = offers;
        if (offers) {
            *ports.translated_rid = m_answers.front().id;
            *ports.translated_rdata = m_answers.front().data;
            *ports.translated_rlast = 1;
            if (*ports.translated_rready) m_answers.pop_front();
        }
    }

    void device(bool requesting) {
        *ports.device_rready = 1;
        if (requesting && !m_offered) {
            const Read& read = m_input.reads[m_next];
            m_next = m_next + 1 == m_input.reads.size() ? 0 : m_next + 1;
            *ports.device_arid = read.id;
            *ports.device_araddr = read.address;
            *ports.device_armmusid = read.device;
            *ports.device_arlen = 0;
            *ports.device_arsize = 3;
            *ports.device_arburst = 1;
            m_offered = true;
        }
        *ports.device_arvalid = m_offered;
        m_offered &= !*ports.device_arready;
        if (*ports.device_rvalid && *ports.device_rresp) fail("a read was refused");
    }

    struct Answer {
        uint64_t id, due, data;
    };

    void* m_simulation;
    uint32_t (*m_step)(void*, uint64_t);
    const Input& m_input;
    uint64_t m_latency;
    uint64_t m_cycle = 0;
    std::deque<Burst> m_bursts;
    std::deque<Answer> m_answers;
    size_t m_next = 0;
    bool m_offered = false;
};

double cpuNanoseconds() {
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return 1e9 * static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec);
}

}  // namespace

int main(int count, char** words) {
    if (count != 7) fail("usage: LIBRARY INPUT LATENCY REST WINDOWS CYCLES");
    void* library = dlopen(words[1], RTLD_NOW);
    if (!library) fail(dlerror());
    const Input input = load(words[2]);
    void* simulation = function<void* (*)(int32_t, int32_t)>(library, "portcullis_create")(0, 1);
    const auto port = function<void* (*)(void*, int32_t)>(library, "portcullis_port");
    ports.bind([&](int index) { return port(simulation, index); });
    function<uint32_t (*)(void*)>(library, "portcullis_begin")(simulation);
    const auto step = function<uint32_t (*)(void*, uint64_t)>(library, "portcullis_step");

    Bench bench(simulation, step, input, std::strtoull(words[3], nullptr, 10));
    bench.reset();
    bench.writeRegisters();
    bench.idle(static_cast<unsigned>(std::strtoul(words[4], nullptr, 10)));
    const uint64_t before = bench.memoryReads;
    const uint64_t windows = std::strtoull(words[5], nullptr, 10);
    const uint64_t cycles = std::strtoull(words[6], nullptr, 10);
    double best = 1e300;
    for (uint64_t window = 0; window < windows; ++window) {
        const double start = cpuNanoseconds();
        bench.run(cycles);
        const double each = (cpuNanoseconds() - start) / static_cast<double>(cycles);
        if (each < best) best = each;
    }
    std::printf("%llu %llu %llu %.3f\n", static_cast<unsigned long long>(windows * cycles),
                static_cast<unsigned long long>(bench.translated),
                static_cast<unsigned long long>(bench.memoryReads - before), best);
    return 0;
}
