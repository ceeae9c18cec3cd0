// Register slice: valid and payload come from registers, ready passes through.
module ForwardSlice_92 (
    input  wire        clock,
    input  wire        reset,
    input  wire        in_valid,
    output wire        in_ready,
    input  wire [3:0]  in_payload_id,
    input  wire [55:0] in_payload_addr,
    input  wire [7:0]  in_payload_len,
    input  wire [2:0]  in_payload_size,
    input  wire [1:0]  in_payload_burst,
    input  wire        in_payload_lock,
    input  wire [3:0]  in_payload_cache,
    input  wire [2:0]  in_payload_prot,
    input  wire [3:0]  in_payload_qos,
    input  wire [3:0]  in_payload_region,
    input  wire [1:0]  in_payload_mmumt,
    input  wire        in_payload_mmumsi,
    output wire        out_valid,
    input  wire        out_ready,
    output wire [3:0]  out_payload_id,
    output wire [55:0] out_payload_addr,
    output wire [7:0]  out_payload_len,
    output wire [2:0]  out_payload_size,
    output wire [1:0]  out_payload_burst,
    output wire        out_payload_lock,
    output wire [3:0]  out_payload_cache,
    output wire [2:0]  out_payload_prot,
    output wire [3:0]  out_payload_qos,
    output wire [3:0]  out_payload_region,
    output wire [1:0]  out_payload_mmumt,
    output wire        out_payload_mmumsi
);
    reg  [3:0]  held_id;
    reg  [55:0] held_addr;
    reg  [7:0]  held_len;
    reg  [2:0]  held_size;
    reg  [1:0]  held_burst;
    reg         held_lock;
    reg  [3:0]  held_cache;
    reg  [2:0]  held_prot;
    reg  [3:0]  held_qos;
    reg  [3:0]  held_region;
    reg  [1:0]  held_mmumt;
    reg         held_mmumsi;
    reg         holds;

    assign in_ready = out_ready | ~holds;
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
    assign out_payload_mmumt = held_mmumt;
    assign out_payload_mmumsi = held_mmumsi;

    always @(posedge clock) begin
        if (reset) holds <= 1'b0;
        else if (in_ready) holds <= in_valid;
    end

    always @(posedge clock) begin
        if (in_ready) begin
            held_id <= in_payload_id;
            held_addr <= in_payload_addr;
            held_len <= in_payload_len;
            held_size <= in_payload_size;
            held_burst <= in_payload_burst;
            held_lock <= in_payload_lock;
            held_cache <= in_payload_cache;
            held_prot <= in_payload_prot;
            held_qos <= in_payload_qos;
            held_region <= in_payload_region;
            held_mmumt <= in_payload_mmumt;
            held_mmumsi <= in_payload_mmumsi;
        end
    end
endmodule
