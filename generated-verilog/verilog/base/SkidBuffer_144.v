// Full register slice: no path from in to out or back, one value a cycle.
module SkidBuffer_144 (
    input  wire        clock,
    input  wire        reset,
    input  wire        in_valid,
    output wire        in_ready,
    input  wire [3:0]  in_payload_id,
    input  wire [63:0] in_payload_addr,
    input  wire [7:0]  in_payload_len,
    input  wire [2:0]  in_payload_size,
    input  wire [1:0]  in_payload_burst,
    input  wire        in_payload_lock,
    input  wire [3:0]  in_payload_cache,
    input  wire [2:0]  in_payload_prot,
    input  wire [3:0]  in_payload_qos,
    input  wire [3:0]  in_payload_region,
    input  wire [23:0] in_payload_mmusid,
    input  wire        in_payload_mmussidv,
    input  wire [19:0] in_payload_mmussid,
    input  wire [1:0]  in_payload_mmuat,
    output wire        out_valid,
    input  wire        out_ready,
    output wire [3:0]  out_payload_id,
    output wire [63:0] out_payload_addr,
    output wire [7:0]  out_payload_len,
    output wire [2:0]  out_payload_size,
    output wire [1:0]  out_payload_burst,
    output wire        out_payload_lock,
    output wire [3:0]  out_payload_cache,
    output wire [2:0]  out_payload_prot,
    output wire [3:0]  out_payload_qos,
    output wire [3:0]  out_payload_region,
    output wire [23:0] out_payload_mmusid,
    output wire        out_payload_mmussidv,
    output wire [19:0] out_payload_mmussid,
    output wire [1:0]  out_payload_mmuat
);
    reg  [3:0]  held_id;
    reg  [63:0] held_addr;
    reg  [7:0]  held_len;
    reg  [2:0]  held_size;
    reg  [1:0]  held_burst;
    reg         held_lock;
    reg  [3:0]  held_cache;
    reg  [2:0]  held_prot;
    reg  [3:0]  held_qos;
    reg  [3:0]  held_region;
    reg  [23:0] held_mmusid;
    reg         held_mmussidv;
    reg  [19:0] held_mmussid;
    reg  [1:0]  held_mmuat;
    reg         holds;
    reg  [3:0]  skid_id;
    reg  [63:0] skid_addr;
    reg  [7:0]  skid_len;
    reg  [2:0]  skid_size;
    reg  [1:0]  skid_burst;
    reg         skid_lock;
    reg  [3:0]  skid_cache;
    reg  [2:0]  skid_prot;
    reg  [3:0]  skid_qos;
    reg  [3:0]  skid_region;
    reg  [23:0] skid_mmusid;
    reg         skid_mmussidv;
    reg  [19:0] skid_mmussid;
    reg  [1:0]  skid_mmuat;
    reg         skidded;

    wire moves = out_ready | ~holds;
    assign in_ready = ~skidded;
    assign out_valid = holds;
    assign out_payload_id = held_id;
    assign out_payload_addr = held_addr;
    assign out_payload_len = held_len;
    assign out_payload_size = held_size;
    assign out_payload_burst = held_burst;
    assign out_payload_lock = held_lock;
    assign out_payload_cache = held_cache;
    assign out_payload_prot = held_prot;
    assign out_payload_qos = held_qos;
    assign out_payload_region = held_region;
    assign out_payload_mmusid = held_mmusid;
    assign out_payload_mmussidv = held_mmussidv;
    assign out_payload_mmussid = held_mmussid;
    assign out_payload_mmuat = held_mmuat;

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
            held_addr <= skidded ? skid_addr : in_payload_addr;
            held_len <= skidded ? skid_len : in_payload_len;
            held_size <= skidded ? skid_size : in_payload_size;
            held_burst <= skidded ? skid_burst : in_payload_burst;
            held_lock <= skidded ? skid_lock : in_payload_lock;
            held_cache <= skidded ? skid_cache : in_payload_cache;
            held_prot <= skidded ? skid_prot : in_payload_prot;
            held_qos <= skidded ? skid_qos : in_payload_qos;
            held_region <= skidded ? skid_region : in_payload_region;
            held_mmusid <= skidded ? skid_mmusid : in_payload_mmusid;
            held_mmussidv <= skidded ? skid_mmussidv : in_payload_mmussidv;
            held_mmussid <= skidded ? skid_mmussid : in_payload_mmussid;
            held_mmuat <= skidded ? skid_mmuat : in_payload_mmuat;
        end else if (in_valid & in_ready) begin
            skid_id <= in_payload_id;
            skid_addr <= in_payload_addr;
            skid_len <= in_payload_len;
            skid_size <= in_payload_size;
            skid_burst <= in_payload_burst;
            skid_lock <= in_payload_lock;
            skid_cache <= in_payload_cache;
            skid_prot <= in_payload_prot;
            skid_qos <= in_payload_qos;
            skid_region <= in_payload_region;
            skid_mmusid <= in_payload_mmusid;
            skid_mmussidv <= in_payload_mmussidv;
            skid_mmussid <= in_payload_mmussid;
            skid_mmuat <= in_payload_mmuat;
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
                    "portcullis.check.SkidBuffer_144.the_second_register_is_used_only_behind_the_firs assert at SkidBuffer.java in %m: the second register is used only behind the first"
                );
                $fatal;
            end
        end
    end
`endif
`endif
endmodule
