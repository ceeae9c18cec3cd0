// Command queue: fetches commands in order and executes each before the next.
module CommandQueue_base (
    input  wire        clock,
    input  wire        reset,
    input  wire        state_enabled,
    input  wire [2:0]  state_events,
    input  wire [43:0] state_page,
    input  wire [31:0] state_mask,
    input  wire [31:0] state_ownIndex,
    input  wire [31:0] state_nextIndex,
    input  wire [31:0] state_softwareIndex,
    output wire        progress_idle,
    output wire        progress_advance,
    output wire [2:0]  progress_events,
    input  wire [3:0]  settings_mode,
    input  wire [43:0] settings_directoryPage,
    input  wire        wires,
    output wire        invalidation_valid,
    output wire [2:0]  invalidation_kind,
    output wire        invalidation_addressValid,
    output wire [51:0] invalidation_page,
    output wire        invalidation_pscidValid,
    output wire [19:0] invalidation_pscid,
    output wire        invalidation_guest,
    output wire [15:0] invalidation_gscid,
    output wire        invalidation_deviceValid,
    output wire [23:0] invalidation_deviceId,
    output wire [19:0] invalidation_processId,
    input  wire        raised_read,
    input  wire        raised_readAccepted,
    input  wire        raised_write,
    input  wire        raised_writeAccepted,
    output wire        observeReads,
    input  wire        readsObserved,
    output wire        observeWrites,
    input  wire        writesObserved,
    output wire        reads_valid,
    input  wire        reads_ready,
    output wire [3:0]  reads_payload_id,
    output wire [55:0] reads_payload_address,
    output wire [7:0]  reads_payload_len,
    input  wire        beat_valid,
    input  wire [3:0]  beat_id,
    input  wire [63:0] beat_data,
    input  wire        beat_last,
    input  wire        beat_failed,
    input  wire        beat_poisoned,
    output wire        write_valid,
    input  wire        write_ready,
    output wire [55:0] write_payload_address,
    output wire        write_payload_record,
    output wire [255:0] write_payload_data,
    input  wire        written_valid,
    input  wire        written_failed
);
    wire        fetch_state_enabled;
    wire [2:0]  fetch_state_events;
    wire [43:0] fetch_state_page;
    wire [31:0] fetch_state_mask;
    wire [31:0] fetch_state_ownIndex;
    wire [31:0] fetch_state_nextIndex;
    wire [31:0] fetch_state_softwareIndex;
    wire        fetch_running;
    wire        fetch_command_valid;
    wire        fetch_command_failed;
    wire [63:0] fetch_command_operation;
    wire [63:0] fetch_command_operands;
    wire        fetch_taken;
    wire        fetch_reads_valid;
    wire        fetch_reads_ready;
    wire [3:0]  fetch_reads_payload_id;
    wire [55:0] fetch_reads_payload_address;
    wire [7:0]  fetch_reads_payload_len;
    wire        fetch_beat_valid;
    wire [3:0]  fetch_beat_id;
    wire [63:0] fetch_beat_data;
    wire        fetch_beat_last;
    wire        fetch_beat_failed;
    wire        fetch_beat_poisoned;
    wire        fetch_idle;
    wire        decoder_command_valid;
    wire        decoder_command_failed;
    wire [63:0] decoder_command_operation;
    wire [63:0] decoder_command_operands;
    wire [3:0]  decoder_settings_mode;
    wire [43:0] decoder_settings_directoryPage;
    wire        decoder_wires;
    wire        decoder_illegal;
    wire        decoder_fence;
    wire        decoder_invalidation_valid;
    wire [2:0]  decoder_invalidation_kind;
    wire        decoder_invalidation_addressValid;
    wire [51:0] decoder_invalidation_page;
    wire        decoder_invalidation_pscidValid;
    wire [19:0] decoder_invalidation_pscid;
    wire        decoder_invalidation_guest;
    wire [15:0] decoder_invalidation_gscid;
    wire        decoder_invalidation_deviceValid;
    wire [23:0] decoder_invalidation_deviceId;
    wire [19:0] decoder_invalidation_processId;
    wire        fence_command_valid;
    wire        fence_command_failed;
    wire [63:0] fence_command_operation;
    wire [63:0] fence_command_operands;
    wire        fence_valid;
    wire        fence_raised_read;
    wire        fence_raised_readAccepted;
    wire        fence_raised_write;
    wire        fence_raised_writeAccepted;
    wire        fence_observeReads;
    wire        fence_readsObserved;
    wire        fence_observeWrites;
    wire        fence_writesObserved;
    wire        fence_write_valid;
    wire        fence_write_ready;
    wire [55:0] fence_write_payload_address;
    wire        fence_write_payload_record;
    wire [255:0] fence_write_payload_data;
    wire        fence_written_valid;
    wire        fence_written_failed;
    wire        fence_done;
    wire        fence_failed;
    wire        fence_writing;

    wire stopped = state_events[0] | state_events[1];
    wire running = state_enabled & ~stopped;

    CommandFetch_base fetch (
        .clock                 (clock),
        .reset                 (reset),
        .state_enabled         (fetch_state_enabled),
        .state_events          (fetch_state_events),
        .state_page            (fetch_state_page),
        .state_mask            (fetch_state_mask),
        .state_ownIndex        (fetch_state_ownIndex),
        .state_nextIndex       (fetch_state_nextIndex),
        .state_softwareIndex   (fetch_state_softwareIndex),
        .running               (fetch_running),
        .command_valid         (fetch_command_valid),
        .command_failed        (fetch_command_failed),
        .command_operation     (fetch_command_operation),
        .command_operands      (fetch_command_operands),
        .taken                 (fetch_taken),
        .reads_valid           (fetch_reads_valid),
        .reads_ready           (fetch_reads_ready),
        .reads_payload_id      (fetch_reads_payload_id),
        .reads_payload_address (fetch_reads_payload_address),
        .reads_payload_len     (fetch_reads_payload_len),
        .beat_valid            (fetch_beat_valid),
        .beat_id               (fetch_beat_id),
        .beat_data             (fetch_beat_data),
        .beat_last             (fetch_beat_last),
        .beat_failed           (fetch_beat_failed),
        .beat_poisoned         (fetch_beat_poisoned),
        .idle                  (fetch_idle)
    );

    CommandDecoder_base decoder (
        .command_valid             (decoder_command_valid),
        .command_failed            (decoder_command_failed),
        .command_operation         (decoder_command_operation),
        .command_operands          (decoder_command_operands),
        .settings_mode             (decoder_settings_mode),
        .settings_directoryPage    (decoder_settings_directoryPage),
        .wires                     (decoder_wires),
        .illegal                   (decoder_illegal),
        .fence                     (decoder_fence),
        .invalidation_valid        (decoder_invalidation_valid),
        .invalidation_kind         (decoder_invalidation_kind),
        .invalidation_addressValid (decoder_invalidation_addressValid),
        .invalidation_page         (decoder_invalidation_page),
        .invalidation_pscidValid   (decoder_invalidation_pscidValid),
        .invalidation_pscid        (decoder_invalidation_pscid),
        .invalidation_guest        (decoder_invalidation_guest),
        .invalidation_gscid        (decoder_invalidation_gscid),
        .invalidation_deviceValid  (decoder_invalidation_deviceValid),
        .invalidation_deviceId     (decoder_invalidation_deviceId),
        .invalidation_processId    (decoder_invalidation_processId)
    );

    Fence_56 fence (
        .clock                 (clock),
        .reset                 (reset),
        .command_valid         (fence_command_valid),
        .command_failed        (fence_command_failed),
        .command_operation     (fence_command_operation),
        .command_operands      (fence_command_operands),
        .valid                 (fence_valid),
        .raised_read           (fence_raised_read),
        .raised_readAccepted   (fence_raised_readAccepted),
        .raised_write          (fence_raised_write),
        .raised_writeAccepted  (fence_raised_writeAccepted),
        .observeReads          (fence_observeReads),
        .readsObserved         (fence_readsObserved),
        .observeWrites         (fence_observeWrites),
        .writesObserved        (fence_writesObserved),
        .write_valid           (fence_write_valid),
        .write_ready           (fence_write_ready),
        .write_payload_address (fence_write_payload_address),
        .write_payload_record  (fence_write_payload_record),
        .write_payload_data    (fence_write_payload_data),
        .written_valid         (fence_written_valid),
        .written_failed        (fence_written_failed),
        .done                  (fence_done),
        .failed                (fence_failed),
        .writing               (fence_writing)
    );

    wire executes = fetch_command_valid & running & ~fence_writing;
    wire unreadable = executes & fetch_command_failed;
    wire illegal = executes & ~fetch_command_failed & decoder_illegal;
    wire legal = executes & ~fetch_command_failed & ~decoder_illegal;
    wire invalidates = legal & decoder_invalidation_valid;
    wire completes = invalidates | fence_done;
    wire dropped = ~running & ~fence_writing;
    wire interruptsWhenDone = fetch_command_operation[11];
    assign fetch_state_enabled = state_enabled;
    assign fetch_state_events = state_events;
    assign fetch_state_page = state_page;
    assign fetch_state_mask = state_mask;
    assign fetch_state_ownIndex = state_ownIndex;
    assign fetch_state_nextIndex = state_nextIndex;
    assign fetch_state_softwareIndex = state_softwareIndex;
    assign fetch_running = running;
    assign reads_valid = fetch_reads_valid;
    assign fetch_reads_ready = reads_ready;
    assign reads_payload_id = fetch_reads_payload_id;
    assign reads_payload_address = fetch_reads_payload_address;
    assign reads_payload_len = fetch_reads_payload_len;
    assign fetch_beat_valid = beat_valid;
    assign fetch_beat_id = beat_id;
    assign fetch_beat_data = beat_data;
    assign fetch_beat_last = beat_last;
    assign fetch_beat_failed = beat_failed;
    assign fetch_beat_poisoned = beat_poisoned;
    assign decoder_command_valid = fetch_command_valid;
    assign decoder_command_failed = fetch_command_failed;
    assign decoder_command_operation = fetch_command_operation;
    assign decoder_command_operands = fetch_command_operands;
    assign decoder_settings_mode = settings_mode;
    assign decoder_settings_directoryPage = settings_directoryPage;
    assign decoder_wires = wires;
    assign fence_command_valid = fetch_command_valid;
    assign fence_command_failed = fetch_command_failed;
    assign fence_command_operation = fetch_command_operation;
    assign fence_command_operands = fetch_command_operands;
    assign fence_raised_read = raised_read;
    assign fence_raised_readAccepted = raised_readAccepted;
    assign fence_raised_write = raised_write;
    assign fence_raised_writeAccepted = raised_writeAccepted;
    assign observeReads = fence_observeReads;
    assign fence_readsObserved = readsObserved;
    assign observeWrites = fence_observeWrites;
    assign fence_writesObserved = writesObserved;
    assign write_valid = fence_write_valid;
    assign fence_write_ready = write_ready;
    assign write_payload_address = fence_write_payload_address;
    assign write_payload_record = fence_write_payload_record;
    assign write_payload_data = fence_write_payload_data;
    assign fence_written_valid = written_valid;
    assign fence_written_failed = written_failed;
    assign fence_valid = legal & decoder_fence;
    assign invalidation_valid = invalidates;
    assign invalidation_kind = decoder_invalidation_kind;
    assign invalidation_addressValid = decoder_invalidation_addressValid;
    assign invalidation_page = decoder_invalidation_page;
    assign invalidation_pscidValid = decoder_invalidation_pscidValid;
    assign invalidation_pscid = decoder_invalidation_pscid;
    assign invalidation_guest = decoder_invalidation_guest;
    assign invalidation_gscid = decoder_invalidation_gscid;
    assign invalidation_deviceValid = decoder_invalidation_deviceValid;
    assign invalidation_deviceId = decoder_invalidation_deviceId;
    assign invalidation_processId = decoder_invalidation_processId;
    assign fetch_taken = completes | unreadable | illegal | fence_failed | dropped;
    assign progress_idle = fetch_idle & ~fence_writing;
    assign progress_advance = completes;
    assign progress_events[0] = unreadable | fence_failed;
    assign progress_events[1] = illegal;
    assign progress_events[2] = fence_done & interruptsWhenDone;

`ifdef FORMAL
    always @* begin
        if (!reset) begin
            assert_a_faulty_command_is_not_completed: assert (~(completes & (unreadable | illegal)));
        end
    end
`else
`ifndef SYNTHESIS
    always @(posedge clock) begin
        if (!reset) begin
            if (completes & (unreadable | illegal)) begin
                $display(
                    "portcullis.check.CommandQueue_base.a_faulty_command_is_not_completed assert at CommandQueue.java in %m: a faulty command is not completed"
                );
                $fatal;
            end
        end
    end
`endif
`endif
endmodule
