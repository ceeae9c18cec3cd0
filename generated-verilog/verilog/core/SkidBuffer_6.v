// Full register slice: no path from in to out or back, one value a cycle.
module SkidBuffer_6 (
    input  wire        clock,
    input  wire        reset,
    input  wire        in_valid,
    output wire        in_ready,
    input  wire [3:0]  in_payload_id,
    input  wire [1:0]  in_payload_resp,
    output wire        out_valid,
    input  wire        out_ready,
    output wire [3:0]  out_payload_id,
    output wire [1:0]  out_payload_resp
);
    reg  [3:0]  held_id;
    reg  [1:0]  held_resp;
    reg         holds;
    reg  [3:0]  skid_id;
    reg  [1:0]  skid_resp;
    reg         skidded;

    wire moves = out_ready | ~holds;
    assign in_ready = ~skidded;
    assign out_valid = holds;
    assign out_payload_id = held_id;
    assign out_payload_resp = held_resp;

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
            held_resp <= skidded ? skid_resp : in_payload_resp;
        end else if (in_valid & in_ready) begin
            skid_id <= in_payload_id;
            skid_resp <= in_payload_resp;
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
                    "portcullis.check.SkidBuffer_6.the_second_register_is_used_only_behind_the_firs assert at SkidBuffer.java in %m: the second register is used only behind the first"
                );
                $fatal;
            end
        end
    end
`endif
`endif
endmodule
