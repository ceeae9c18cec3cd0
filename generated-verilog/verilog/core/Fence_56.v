// Executes IOFENCE.C.
module Fence_56 (
    input  wire        clock,
    input  wire        reset,
    input  wire        command_valid,
    input  wire        command_failed,
    input  wire [63:0] command_operation,
    input  wire [63:0] command_operands,
    input  wire        valid,
    input  wire        raised_read,
    input  wire        raised_readAccepted,
    input  wire        raised_write,
    input  wire        raised_writeAccepted,
    output wire        observeReads,
    input  wire        readsObserved,
    output wire        observeWrites,
    input  wire        writesObserved,
    output wire        write_valid,
    input  wire        write_ready,
    output wire [55:0] write_payload_address,
    output wire        write_payload_record,
    output wire [255:0] write_payload_data,
    input  wire        written_valid,
    input  wire        written_failed,
    output wire        done,
    output wire        failed,
    output wire        writing
);
    localparam [1:0] STATE_IDLE = 2'd0;
    localparam [1:0] STATE_WAIT = 2'd1;
    localparam [1:0] STATE_SEND = 2'd2;
    localparam [1:0] STATE_AWAIT = 2'd3;

    reg  [1:0]  state;
    wire        pending_raised_read;
    wire        pending_raised_readAccepted;
    wire        pending_raised_write;
    wire        pending_raised_writeAccepted;
    wire        pending_start;
    wire        pending_none;
    wire        pending_nothingToRemember;

    wire hasData = command_operation[10];
    wire waitsForReads = command_operation[12];
    wire waitsForWrites = command_operation[13];
    wire outside = |command_operands[61:54];
    wire starts = valid & (state == STATE_IDLE);

    PendingRequests pending (
        .clock                (clock),
        .reset                (reset),
        .raised_read          (pending_raised_read),
        .raised_readAccepted  (pending_raised_readAccepted),
        .raised_write         (pending_raised_write),
        .raised_writeAccepted (pending_raised_writeAccepted),
        .start                (pending_start),
        .none                 (pending_none),
        .nothingToRemember    (pending_nothingToRemember)
    );

    wire nothingToWaitFor = pending_nothingToRemember & ~waitsForReads & ~waitsForWrites;
    wire settled =
        pending_none &
        (readsObserved | ~waitsForReads) &
        (writesObserved | ~waitsForWrites);
    wire waits = valid & (state == STATE_WAIT);
    wire over = (starts & nothingToWaitFor) | (waits & settled);
    wire ends = written_valid & (state == STATE_AWAIT);
    wire [55:0] address = {command_operands[53:0], 2'd0};
    wire [31:0] data = command_operation[63:32];
    assign pending_raised_read = raised_read;
    assign pending_raised_readAccepted = raised_readAccepted;
    assign pending_raised_write = raised_write;
    assign pending_raised_writeAccepted = raised_writeAccepted;
    assign pending_start = starts;
    assign observeReads = starts & waitsForReads;
    assign observeWrites = starts & waitsForWrites;
    assign done = (over & ~hasData) | (ends & ~written_failed);
    assign failed = (over & hasData & outside) | (ends & written_failed);
    assign writing = (state == STATE_SEND) | (state == STATE_AWAIT);
    assign write_valid = state == STATE_SEND;
    assign write_payload_address = address;
    assign write_payload_record = 1'b0;
    assign write_payload_data = {224'd0, data};

    always @(posedge clock) begin
        if (reset) begin
            state <= STATE_IDLE;
        end else begin
            if (starts) state <= STATE_WAIT;
            if ((state == STATE_WAIT) & ~valid) state <= STATE_IDLE;
            if (over) state <= STATE_IDLE;
            if (over & hasData & ~outside) state <= STATE_SEND;
            if (write_valid & write_ready) state <= STATE_AWAIT;
            if (ends) state <= STATE_IDLE;
        end
    end

    // Not used, on purpose.
    // valid implies it
    // valid implies that it is 0
    // not all of it are operands of a fence
    // reserved bits were checked before
    wire unused = &{
        1'b0,
        command_valid,
        command_failed,
        command_operation[31:14],
        command_operation[11],
        command_operation[9:0],
        command_operands[63:62]
    };
endmodule
