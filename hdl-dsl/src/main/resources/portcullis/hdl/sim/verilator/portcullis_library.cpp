// The C interface of one simulation library. portcullis_design.h is written for each design.
#include "VPortcullis.h"
#include "VPortcullis__Syms.h"
#include "verilated_syms.h"
#include "portcullis_design.h"

#if PORTCULLIS_WAVEFORM_VCD
#include "verilated_vcd_c.h"
using Waveform = VerilatedVcdC;
#elif PORTCULLIS_WAVEFORM_FST
#include "verilated_fst_c.h"
using Waveform = VerilatedFstC;
#endif
#if PORTCULLIS_COVERAGE
#include "verilated_cov.h"
#endif

#define PORTCULLIS_EXPORT extern "C" __attribute__((visibility("default")))

void VPortcullis___024root___eval_settle(VPortcullis___024root*);

namespace {

constexpr size_t EVENT_BUFFER_LIMIT = 1 << 16;
constexpr uint64_t HALF_CYCLE = 5;

struct Region {
    void* address;
    size_t size;
};

struct Simulation : portcullis::Monitor {
    VerilatedContext context;
    VPortcullis* top = nullptr;
    std::vector<CData*> clocks;
    std::vector<Region> state;
#if PORTCULLIS_WAVEFORM
    Waveform* waveform = nullptr;
    uint64_t time = 0;
#endif

    VPortcullis__Syms& symbols() { return *top->rootp->vlSymsp; }

    // Half a cycle of the waveform's time goes by.
    void pass() {
#if PORTCULLIS_WAVEFORM
        time += HALF_CYCLE;
        if (waveform) waveform->dump(time);
#endif
    }

    void level(uint64_t mask, CData value) {
        for (size_t i = 0; mask != 0; ++i, mask >>= 1) {
            if (mask & 1) *clocks[i] = value;
        }
    }

    // Inputs settle a little before the edge, so that a waveform shows them apart.
    void settleForWaveform() {
#if PORTCULLIS_WAVEFORM
        if (waveform) {
            top->eval();
            waveform->dump(time + 2);
        }
#endif
    }

    void edges(uint64_t mask) {
        settleForWaveform();
        level(mask, 1);
        top->eval();
        pass();
        level(mask, 0);
        top->eval();
        pass();
        ++shared.cycle;
    }
};

// Tells Verilator's callbacks whose step this is.
class Entered {
public:
    explicit Entered(Simulation* simulation) {
        portcullis::current = simulation;
        Verilated::threadContextp(&simulation->context);
    }
    ~Entered() { portcullis::current = nullptr; }
};

template <class Body>
uint32_t guarded(Simulation* simulation, Body body) {
    Entered entered{simulation};
    try {
        body();
    } catch (const portcullis::Broken&) {
        // Already recorded.
    } catch (const std::exception& problem) {
        simulation->add(portcullis::BROKEN, "", 0, problem.what(), std::strlen(problem.what()));
    }
    return simulation->shared.flags;
}

}  // namespace

PORTCULLIS_EXPORT Simulation* portcullis_create(int32_t randomReset, int32_t seed) {
    Simulation* simulation = new Simulation;
    guarded(simulation, [&] {
        simulation->context.randReset(randomReset);
        simulation->context.randSeed(seed);
#if PORTCULLIS_WAVEFORM
        simulation->context.traceEverOn(true);
#endif
        simulation->top = new VPortcullis{&simulation->context, "TOP"};
        VPortcullis& top = *simulation->top;
        VPortcullis__Syms& symbols = simulation->symbols();
        (void)symbols;
        simulation->clocks = {PORTCULLIS_CLOCKS};
        simulation->state = {PORTCULLIS_STATE};
    });
    return simulation;
}

PORTCULLIS_EXPORT int32_t portcullis_destroy(Simulation* simulation) {
    guarded(simulation, [&] {
#if PORTCULLIS_WAVEFORM
        if (simulation->waveform) simulation->waveform->close();
        delete simulation->waveform;
        simulation->waveform = nullptr;
#endif
        delete simulation->top;
        simulation->top = nullptr;
    });
    delete simulation;
    return 0;
}

// Start and size of the memory that holds every signal.
PORTCULLIS_EXPORT int32_t portcullis_memory(Simulation* simulation, uint64_t* found) {
    found[0] = reinterpret_cast<uint64_t>(&simulation->symbols());
    found[1] = sizeof(VPortcullis__Syms);
    return 0;
}

PORTCULLIS_EXPORT void* portcullis_port(Simulation* simulation, int32_t index) {
    VPortcullis& top = *simulation->top;
    void* const ports[] = {PORTCULLIS_PORTS nullptr};
    return ports[index];
}

// Address, bytes of a word and number of words of a signal made public.
PORTCULLIS_EXPORT int32_t portcullis_find(Simulation* simulation, const char* scope,
                                          const char* name, uint64_t* found) {
    const VerilatedScope* const where = simulation->context.scopeFind(scope);
    const VerilatedVar* const var = where ? where->varFind(name) : nullptr;
    if (!var) return 0;
    found[0] = reinterpret_cast<uint64_t>(var->datap());
    found[1] = var->entSize();
    found[2] = var->udims() > 0 ? static_cast<uint64_t>(var->elements(1)) : 1;
    return 1;
}

PORTCULLIS_EXPORT uint32_t portcullis_eval(Simulation* simulation) {
    return guarded(simulation, [&] { simulation->top->eval(); });
}

// Runs initial blocks and settles everything with the inputs as they are; no clock edge is seen.
PORTCULLIS_EXPORT uint32_t portcullis_begin(Simulation* simulation) {
    return guarded(simulation, [&] {
        simulation->symbols().__Vm_didInit = false;
        simulation->top->eval();
    });
}

// Computes all wires anew after the host has written registers.
PORTCULLIS_EXPORT uint32_t portcullis_settle(Simulation* simulation) {
    return guarded(simulation, [&] {
        VPortcullis___024root___eval_settle(simulation->top->rootp);
        simulation->top->eval();
    });
}

PORTCULLIS_EXPORT uint32_t portcullis_step(Simulation* simulation, uint64_t clocks) {
    return guarded(simulation, [&] { simulation->edges(clocks); });
}

// Ends early when the hardware stops or has printed a lot; the cycle count tells how far it came.
PORTCULLIS_EXPORT uint32_t portcullis_run(Simulation* simulation, uint64_t clocks, uint64_t cycles) {
    return guarded(simulation, [&] {
        portcullis::Shared& shared = simulation->shared;
        for (uint64_t i = 0; i < cycles; ++i) {
            simulation->edges(clocks);
            if (VL_UNLIKELY(shared.flags)
                && ((shared.flags & portcullis::HAS_STOPPED)
                    || shared.eventBytes > EVENT_BUFFER_LIMIT)) {
                break;
            }
        }
    });
}

PORTCULLIS_EXPORT uint32_t portcullis_force(Simulation* simulation, uint64_t clocks, int32_t level) {
    return guarded(simulation, [&] {
        simulation->settleForWaveform();
        bool rises = false;
        for (size_t i = 0; i < simulation->clocks.size(); ++i) {
            if (clocks >> i & 1) rises |= level && !*simulation->clocks[i];
        }
        simulation->level(clocks, static_cast<CData>(level));
        simulation->top->eval();
        simulation->pass();
        if (rises) ++simulation->shared.cycle;
    });
}

PORTCULLIS_EXPORT int32_t portcullis_clear_events(Simulation* simulation) {
    simulation->clear();
    return 0;
}

PORTCULLIS_EXPORT uint64_t portcullis_state_size(Simulation* simulation) {
    uint64_t size = sizeof(bool);
    for (const Region& region : simulation->state) size += region.size;
    return PORTCULLIS_SNAPSHOTS ? size : 0;
}

PORTCULLIS_EXPORT int32_t portcullis_save(Simulation* simulation, char* to) {
    *to++ = static_cast<char>(simulation->symbols().__Vm_didInit);
    for (const Region& region : simulation->state) {
        std::memcpy(to, region.address, region.size);
        to += region.size;
    }
    return 0;
}

PORTCULLIS_EXPORT int32_t portcullis_load(Simulation* simulation, const char* from, uint64_t cycle) {
    simulation->symbols().__Vm_didInit = *from++ != 0;
    for (const Region& region : simulation->state) {
        std::memcpy(region.address, from, region.size);
        from += region.size;
    }
    simulation->shared.cycle = cycle;
#if PORTCULLIS_WAVEFORM
    PORTCULLIS_MARK_ALL_CHANGED
#endif
    return 0;
}

#if PORTCULLIS_WAVEFORM
PORTCULLIS_EXPORT int32_t portcullis_waveform_open(Simulation* simulation, const char* file) {
    int32_t opened = 0;
    guarded(simulation, [&] {
        simulation->waveform = new Waveform;
        simulation->top->trace(simulation->waveform, 99);
        simulation->waveform->open(file);
        opened = simulation->waveform->isOpen();
        simulation->top->eval();
        if (opened) simulation->waveform->dump(simulation->time);
    });
    return opened;
}

PORTCULLIS_EXPORT int32_t portcullis_waveform_close(Simulation* simulation) {
    guarded(simulation, [&] {
        if (simulation->waveform) simulation->waveform->close();
        delete simulation->waveform;
        simulation->waveform = nullptr;
        simulation->time += 2 * HALF_CYCLE;
    });
    return 0;
}
#endif

#if PORTCULLIS_COVERAGE
PORTCULLIS_EXPORT int32_t portcullis_coverage(Simulation* simulation, const char* file) {
    guarded(simulation, [&] { simulation->context.coveragep()->write(file); });
    return 0;
}
#endif
