// Full register slice: no path from in to out or back, one value a cycle.
module SkidBuffer_73 (
    input  wire        clock,
    input  wire        reset,
    input  wire        in_valid,
    output wire        in_ready,
    input  wire [63:0] in_payload_data,
    input  wire [7:0]  in_payload_strb,
    input  wire        in_payload_last,
    output wire        out_valid,
    input  wire        out_ready,
    output wire [63:0] out_payload_data,
    output wire [7:0]  out_payload_strb,
    output wire        out_payload_last
);
    reg  [63:0] held_data;
    reg  [7:0]  held_strb;
    reg         held_last;
    reg         holds;
    reg  [63:0] skid_data;
    reg  [7:0]  skid_strb;
    reg         skid_last;
    reg         skidded;

    wire moves = out_ready | ~holds;
    assign in_ready = ~skidded;
    assign out_valid = holds;
    assign out_payload_data = held_data;
    assign out_payload_strb = held_strb;
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
            held_data <= skidded ? skid_data : in_payload_data;
            held_strb <= skidded ? skid_strb : in_payload_strb;
            held_last <= skidded ? skid_last : in_payload_last;
        end else if (in_valid & in_ready) begin
            skid_data <= in_payload_data;
            skid_strb <= in_payload_strb;
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
                    "portcullis.check.SkidBuffer_73.the_second_register_is_used_only_behind_the_firs assert at SkidBuffer.java in %m: the second register is used only behind the first"
                );
                $fatal;
            end
        end
    end
`endif
`endif
endmodule
