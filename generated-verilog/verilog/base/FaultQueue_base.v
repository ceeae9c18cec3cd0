// Fault queue: writes one record after the other.
module FaultQueue_base (
    input  wire        clock,
    input  wire        reset,
    input  wire        state_enabled,
    input  wire [1:0]  state_events,
    input  wire [43:0] state_page,
    input  wire [31:0] state_mask,
    input  wire [31:0] state_ownIndex,
    input  wire [31:0] state_nextIndex,
    input  wire [31:0] state_softwareIndex,
    output wire        progress_idle,
    output wire        progress_advance,
    output wire [1:0]  progress_events,
    input  wire        faults_valid,
    output wire        faults_ready,
    input  wire [11:0] faults_payload_cause,
    input  wire [5:0]  faults_payload_transactionType,
    input  wire [23:0] faults_payload_deviceId,
    input  wire        faults_payload_processIdValid,
    input  wire [19:0] faults_payload_processId,
    input  wire        faults_payload_privileged,
    input  wire [63:0] faults_payload_iotval,
    input  wire [63:0] faults_payload_iotval2,
    input  wire        debugFaults_valid,
    output wire        debugFaults_ready,
    input  wire [11:0] debugFaults_payload_cause,
    input  wire [5:0]  debugFaults_payload_transactionType,
    input  wire [23:0] debugFaults_payload_deviceId,
    input  wire        debugFaults_payload_processIdValid,
    input  wire [19:0] debugFaults_payload_processId,
    input  wire        debugFaults_payload_privileged,
    input  wire [63:0] debugFaults_payload_iotval,
    input  wire [63:0] debugFaults_payload_iotval2,
    input  wire        messageFaults_valid,
    output wire        messageFaults_ready,
    input  wire [55:0] messageFaults_payload,
    output wire        write_valid,
    input  wire        write_ready,
    output wire [55:0] write_payload_address,
    output wire        write_payload_record,
    output wire [255:0] write_payload_data,
    input  wire        written_valid,
    input  wire        written_failed
);
    localparam [1:0] STATE_IDLE = 2'd0;
    localparam [1:0] STATE_SEND = 2'd1;
    localparam [1:0] STATE_AWAIT = 2'd2;

    reg  [1:0]  step;
    reg  [11:0] report_cause;
    reg  [5:0]  report_transactionType;
    reg  [23:0] report_deviceId;
    reg         report_processIdValid;
    reg  [19:0] report_processId;
    reg         report_privileged;
    reg  [63:0] report_iotval;
    reg  [63:0] report_iotval2;

    wire free = step == STATE_IDLE;
    wire comes = messageFaults_valid | debugFaults_valid | faults_valid;
    wire stuck = state_events[0] | state_events[1];
    wire wanted = free & comes & state_enabled & ~stuck;
    wire isFull = state_nextIndex == state_softwareIndex;
    wire overflows = wanted & isFull;
    wire begins = wanted & ~isFull;
    wire ends = (step == STATE_AWAIT) & written_valid;
    wire [55:0] pageAddress = {state_page, 12'd0};
    wire [36:0] offset = {state_ownIndex, 5'd0};
    assign messageFaults_ready = free;
    assign debugFaults_ready = free & ~messageFaults_valid;
    assign faults_ready = free & ~messageFaults_valid & ~debugFaults_valid;
    assign write_valid = step == STATE_SEND;
    assign write_payload_address = pageAddress | {19'd0, offset};
    assign write_payload_record = 1'b1;
    wire [63:0] write_payload_data_joined = {
        report_deviceId, report_transactionType, report_privileged, report_processIdValid,
        report_processId, report_cause
    };
    assign write_payload_data = {report_iotval2, report_iotval, 64'd0, write_payload_data_joined};
    assign progress_idle = free;
    assign progress_advance = ends & ~written_failed;
    assign progress_events[0] = ends & written_failed;
    assign progress_events[1] = overflows;

    always @(posedge clock) begin
        if (reset) begin
            step <= STATE_IDLE;
        end else begin
            if (begins) step <= STATE_SEND;
            if (write_valid & write_ready) step <= STATE_AWAIT;
            if (ends) step <= STATE_IDLE;
        end
    end

    always @(posedge clock) begin
        if (begins) begin
            report_cause <= faults_payload_cause;
            report_transactionType <= faults_payload_transactionType;
            report_deviceId <= faults_payload_deviceId;
            report_processIdValid <= faults_payload_processIdValid;
            report_processId <= faults_payload_processId;
            report_privileged <= faults_payload_privileged;
            report_iotval <= faults_payload_iotval;
            report_iotval2 <= faults_payload_iotval2;
            if (messageFaults_valid) begin
                report_cause <= 12'd273;
                report_transactionType <= 6'd0;
                report_deviceId <= 24'd0;
                report_processIdValid <= 1'b0;
                report_processId <= 20'd0;
                report_privileged <= 1'b0;
                report_iotval <= {8'd0, messageFaults_payload};
                report_iotval2 <= 64'd0;
            end
        end
    end

    // Not used, on purpose.
    // this build has no debug interface
    // the registers say what the next index is
    wire unused = &{
        1'b0,
        debugFaults_payload_cause,
        debugFaults_payload_transactionType,
        debugFaults_payload_deviceId,
        debugFaults_payload_processIdValid,
        debugFaults_payload_processId,
        debugFaults_payload_privileged,
        debugFaults_payload_iotval,
        debugFaults_payload_iotval2,
        state_mask
    };

`ifdef FORMAL
    always @* begin
        if (!reset) begin
            assert_a_write_of_a_record_ends_only_once: assert (~written_valid | (step == STATE_AWAIT));
        end
    end
`else
`ifndef SYNTHESIS
    always @(posedge clock) begin
        if (!reset) begin
            if (!(~written_valid | (step == STATE_AWAIT))) begin
                $display(
                    "portcullis.check.FaultQueue_base.a_write_of_a_record_ends_only_once assert at FaultQueue.java in %m: a write of a record ends only once"
                );
                $fatal;
            end
        end
    end
`endif
`endif
endmodule
