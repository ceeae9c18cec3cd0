// Merges 2 streams into one.
module StreamArbiter_66x2xPRIORITY (
    input  wire        clock,
    input  wire        reset,
    input  wire        in_0_valid,
    output wire        in_0_ready,
    input  wire [1:0]  in_0_payload_id,
    input  wire [55:0] in_0_payload_address,
    input  wire [7:0]  in_0_payload_len,
    input  wire        in_1_valid,
    output wire        in_1_ready,
    input  wire [1:0]  in_1_payload_id,
    input  wire [55:0] in_1_payload_address,
    input  wire [7:0]  in_1_payload_len,
    output wire        out_valid,
    input  wire        out_ready,
    output wire [1:0]  out_payload_id,
    output wire [55:0] out_payload_address,
    output wire [7:0]  out_payload_len,
    output wire        chosen
);
    wire [1:0]  arbiter_requests;
    wire [1:0]  arbiter_grants;
    wire        arbiter_accept;

    Arbiter_2xPRIORITYxHELD arbiter (
        .clock    (clock),
        .reset    (reset),
        .requests (arbiter_requests),
        .grants   (arbiter_grants),
        .accept   (arbiter_accept)
    );

    assign arbiter_requests = {in_1_valid, in_0_valid};
    assign out_valid = |arbiter_grants;
    assign out_payload_id =
        ({2{arbiter_grants[0]}} & in_0_payload_id) |
        ({2{arbiter_grants[1]}} & in_1_payload_id);
    assign out_payload_address =
        ({56{arbiter_grants[0]}} & in_0_payload_address) |
        ({56{arbiter_grants[1]}} & in_1_payload_address);
    assign out_payload_len =
        ({8{arbiter_grants[0]}} & in_0_payload_len) |
        ({8{arbiter_grants[1]}} & in_1_payload_len);
    assign chosen = (arbiter_grants[0] & 1'b0) | (arbiter_grants[1] & 1'b1);
    assign arbiter_accept = out_valid & out_ready;
    assign in_0_ready = out_ready & arbiter_grants[0];
    assign in_1_ready = out_ready & arbiter_grants[1];
endmodule
