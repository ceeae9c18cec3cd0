// Merges 2 streams into one.
module StreamArbiter_103x2xROUND_ROBIN (
    input  wire        clock,
    input  wire        reset,
    input  wire        in_0_valid,
    output wire        in_0_ready,
    input  wire [23:0] in_0_payload_deviceId,
    input  wire        in_0_payload_processIdValid,
    input  wire [19:0] in_0_payload_processId,
    input  wire [51:0] in_0_payload_page,
    input  wire        in_0_payload_write,
    input  wire        in_0_payload_execute,
    input  wire        in_0_payload_privileged,
    input  wire [1:0]  in_0_payload_addressType,
    input  wire        in_0_payload_debug,
    input  wire        in_1_valid,
    output wire        in_1_ready,
    input  wire [23:0] in_1_payload_deviceId,
    input  wire        in_1_payload_processIdValid,
    input  wire [19:0] in_1_payload_processId,
    input  wire [51:0] in_1_payload_page,
    input  wire        in_1_payload_write,
    input  wire        in_1_payload_execute,
    input  wire        in_1_payload_privileged,
    input  wire [1:0]  in_1_payload_addressType,
    input  wire        in_1_payload_debug,
    output wire        out_valid,
    input  wire        out_ready,
    output wire [23:0] out_payload_deviceId,
    output wire        out_payload_processIdValid,
    output wire [19:0] out_payload_processId,
    output wire [51:0] out_payload_page,
    output wire        out_payload_write,
    output wire        out_payload_execute,
    output wire        out_payload_privileged,
    output wire [1:0]  out_payload_addressType,
    output wire        out_payload_debug,
    output wire        chosen
);
    wire [1:0]  arbiter_requests;
    wire [1:0]  arbiter_grants;
    wire        arbiter_accept;

    Arbiter_2xROUND_ROBINxHELD arbiter (
        .clock    (clock),
        .reset    (reset),
        .requests (arbiter_requests),
        .grants   (arbiter_grants),
        .accept   (arbiter_accept)
    );

    assign arbiter_requests = {in_1_valid, in_0_valid};
    assign out_valid = |arbiter_grants;
    assign out_payload_deviceId =
        ({24{arbiter_grants[0]}} & in_0_payload_deviceId) |
        ({24{arbiter_grants[1]}} & in_1_payload_deviceId);
    assign out_payload_processIdValid =
        (arbiter_grants[0] & in_0_payload_processIdValid) |
        (arbiter_grants[1] & in_1_payload_processIdValid);
    assign out_payload_processId =
        ({20{arbiter_grants[0]}} & in_0_payload_processId) |
        ({20{arbiter_grants[1]}} & in_1_payload_processId);
    assign out_payload_page =
        ({52{arbiter_grants[0]}} & in_0_payload_page) |
        ({52{arbiter_grants[1]}} & in_1_payload_page);
    assign out_payload_write =
        (arbiter_grants[0] & in_0_payload_write) |
        (arbiter_grants[1] & in_1_payload_write);
    assign out_payload_execute =
        (arbiter_grants[0] & in_0_payload_execute) |
        (arbiter_grants[1] & in_1_payload_execute);
    assign out_payload_privileged =
        (arbiter_grants[0] & in_0_payload_privileged) |
        (arbiter_grants[1] & in_1_payload_privileged);
    assign out_payload_addressType =
        ({2{arbiter_grants[0]}} & in_0_payload_addressType) |
        ({2{arbiter_grants[1]}} & in_1_payload_addressType);
    assign out_payload_debug =
        (arbiter_grants[0] & in_0_payload_debug) |
        (arbiter_grants[1] & in_1_payload_debug);
    assign chosen = (arbiter_grants[0] & 1'b0) | (arbiter_grants[1] & 1'b1);
    assign arbiter_accept = out_valid & out_ready;
    assign in_0_ready = out_ready & arbiter_grants[0];
    assign in_1_ready = out_ready & arbiter_grants[1];
endmodule
