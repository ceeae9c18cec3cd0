// Full register slice: no path from in to out or back, one value a cycle.
module SkidBuffer_71 (
    input  wire        clock,
    input  wire        reset,
    input  wire        in_valid,
    output wire        in_ready,
    input  wire [3:0]  in_payload_id,
    input  wire [63:0] in_payload_data,
    input  wire [1:0]  in_payload_resp,
    input  wire        in_payload_last,
    output wire        out_valid,
    input  wire        out_ready,
    output wire [3:0]  out_payload_id,
    output wire [63:0] out_payload_data,
    output wire [1:0]  out_payload_resp,
    output wire        out_payload_last
);
    reg  [3:0]  held_id;
    reg  [63:0] held_data;
    reg  [1:0]  held_resp;
    reg         held_last;
    reg         holds;
    reg  [3:0]  skid_id;
    reg  [63:0] skid_data;
    reg  [1:0]  skid_resp;
    reg         skid_last;
    reg         skidded;

    wire moves = out_ready | ~holds;
    assign in_ready = ~skidded;
    assign out_valid = holds;
    assign out_payload_id = held_id;
    assign out_payload_data = held_data;
    assign out_payload_resp = held_resp;
    assign out_payload_last = held_last;

    always @(posedge clock) begin
        if (reset) begin
            holds <= 1'b0;
            skidded <= 1'b0;
        end else if (moves) begin
            holds <= in_valid | skidded;
            skidded <= 1'b0;
        end else if (in_valid & in_ready) begin
            skidded <= 1'b1;
        end
    end

    always @(posedge clock) begin
        if (moves) begin
            held_id <= skidded ? skid_id : in_payload_id;
            held_data <= skidded ? skid_data : in_payload_data;
            held_resp <= skidded ? skid_resp : in_payload_resp;
            held_last <= skidded ? skid_last : in_payload_last;
        end else if (in_valid & in_ready) begin
            skid_id <= in_payload_id;
            skid_data <= in_payload_data;
            skid_resp <= in_payload_resp;
            skid_last <= in_payload_last;
        end
    end

`ifdef FORMAL
    always @* begin
        if (!reset) begin
            assert_the_second_register_is_used_only_behind_the_firs: assert (holds | ~skidded);
        end
    end
`else
`ifndef SYNTHESIS
    always @(posedge clock) begin
        if (!reset) begin
            if (!(holds | ~skidded)) begin
                $display(
                    "portcullis.check.SkidBuffer_71.the_second_register_is_used_only_behind_the_firs assert at SkidBuffer.java in %m: the second register is used only behind the first"
                );
                $fatal;
            end
        end
    end
`endif
`endif
endmodule
