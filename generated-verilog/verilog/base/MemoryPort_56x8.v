// The port to the tables and queues in memory.
module MemoryPort_56x8 (
    input  wire        clock,
    input  wire        reset,
    output wire        bus_awvalid,
    input  wire        bus_awready,
    output wire [3:0]  bus_awid,
    output wire [55:0] bus_awaddr,
    output wire [7:0]  bus_awlen,
    output wire [2:0]  bus_awsize,
    output wire [1:0]  bus_awburst,
    output wire        bus_awlock,
    output wire [3:0]  bus_awcache,
    output wire [2:0]  bus_awprot,
    output wire [3:0]  bus_awqos,
    output wire [3:0]  bus_awregion,
    output wire        bus_wvalid,
    input  wire        bus_wready,
    output wire [63:0] bus_wdata,
    output wire [7:0]  bus_wstrb,
    output wire        bus_wlast,
    input  wire        bus_bvalid,
    output wire        bus_bready,
    input  wire [3:0]  bus_bid,
    input  wire [1:0]  bus_bresp,
    output wire        bus_arvalid,
    input  wire        bus_arready,
    output wire [3:0]  bus_arid,
    output wire [55:0] bus_araddr,
    output wire [7:0]  bus_arlen,
    output wire [2:0]  bus_arsize,
    output wire [1:0]  bus_arburst,
    output wire        bus_arlock,
    output wire [3:0]  bus_arcache,
    output wire [2:0]  bus_arprot,
    output wire [3:0]  bus_arqos,
    output wire [3:0]  bus_arregion,
    input  wire        bus_rvalid,
    output wire        bus_rready,
    input  wire [3:0]  bus_rid,
    input  wire [63:0] bus_rdata,
    input  wire [1:0]  bus_rresp,
    input  wire        bus_rlast,
    input  wire        bus_rpoison,
    input  wire        walkReads_valid,
    output wire        walkReads_ready,
    input  wire [3:0]  walkReads_payload_id,
    input  wire [55:0] walkReads_payload_address,
    input  wire [7:0]  walkReads_payload_len,
    input  wire        commandReads_valid,
    output wire        commandReads_ready,
    input  wire [3:0]  commandReads_payload_id,
    input  wire [55:0] commandReads_payload_address,
    input  wire [7:0]  commandReads_payload_len,
    output wire        beat_valid,
    output wire [3:0]  beat_id,
    output wire [63:0] beat_data,
    output wire        beat_last,
    output wire        beat_failed,
    output wire        beat_poisoned,
    input  wire        writes_0_valid,
    output wire        writes_0_ready,
    input  wire [55:0] writes_0_payload_address,
    input  wire        writes_0_payload_record,
    input  wire [255:0] writes_0_payload_data,
    input  wire        writes_1_valid,
    output wire        writes_1_ready,
    input  wire [55:0] writes_1_payload_address,
    input  wire        writes_1_payload_record,
    input  wire [255:0] writes_1_payload_data,
    input  wire        writes_2_valid,
    output wire        writes_2_ready,
    input  wire [55:0] writes_2_payload_address,
    input  wire        writes_2_payload_record,
    input  wire [255:0] writes_2_payload_data,
    output wire        written_0_valid,
    output wire        written_0_failed,
    output wire        written_1_valid,
    output wire        written_1_failed,
    output wire        written_2_valid,
    output wire        written_2_failed
);
    localparam [1:0] BURST_INCR = 2'd1;
    localparam [1:0] RESPONSE_SLVERR = 2'd2;
    localparam [1:0] RESPONSE_DECERR = 2'd3;

    wire        requests_arbiter_in_0_valid;
    wire        requests_arbiter_in_0_ready;
    wire [3:0]  requests_arbiter_in_0_payload_id;
    wire [55:0] requests_arbiter_in_0_payload_address;
    wire [7:0]  requests_arbiter_in_0_payload_len;
    wire        requests_arbiter_in_1_valid;
    wire        requests_arbiter_in_1_ready;
    wire [3:0]  requests_arbiter_in_1_payload_id;
    wire [55:0] requests_arbiter_in_1_payload_address;
    wire [7:0]  requests_arbiter_in_1_payload_len;
    wire        requests_arbiter_out_valid;
    wire        requests_arbiter_out_ready;
    wire [3:0]  requests_arbiter_out_payload_id;
    wire [55:0] requests_arbiter_out_payload_address;
    wire [7:0]  requests_arbiter_out_payload_len;
    wire        requests_arbiter_chosen;
    wire        sender_writes_0_valid;
    wire        sender_writes_0_ready;
    wire [55:0] sender_writes_0_payload_address;
    wire        sender_writes_0_payload_record;
    wire [255:0] sender_writes_0_payload_data;
    wire        sender_writes_1_valid;
    wire        sender_writes_1_ready;
    wire [55:0] sender_writes_1_payload_address;
    wire        sender_writes_1_payload_record;
    wire [255:0] sender_writes_1_payload_data;
    wire        sender_writes_2_valid;
    wire        sender_writes_2_ready;
    wire [55:0] sender_writes_2_payload_address;
    wire        sender_writes_2_payload_record;
    wire [255:0] sender_writes_2_payload_data;
    wire        sender_aw_valid;
    wire        sender_aw_ready;
    wire [3:0]  sender_aw_payload_id;
    wire [55:0] sender_aw_payload_addr;
    wire [7:0]  sender_aw_payload_len;
    wire [2:0]  sender_aw_payload_size;
    wire [1:0]  sender_aw_payload_burst;
    wire        sender_aw_payload_lock;
    wire [3:0]  sender_aw_payload_cache;
    wire [2:0]  sender_aw_payload_prot;
    wire [3:0]  sender_aw_payload_qos;
    wire [3:0]  sender_aw_payload_region;
    wire        sender_w_valid;
    wire        sender_w_ready;
    wire [63:0] sender_w_payload_data;
    wire [7:0]  sender_w_payload_strb;
    wire        sender_w_payload_last;

    StreamArbiter_68x2xPRIORITY requests_arbiter (
        .clock                (clock),
        .reset                (reset),
        .in_0_valid           (requests_arbiter_in_0_valid),
        .in_0_ready           (requests_arbiter_in_0_ready),
        .in_0_payload_id      (requests_arbiter_in_0_payload_id),
        .in_0_payload_address (requests_arbiter_in_0_payload_address),
        .in_0_payload_len     (requests_arbiter_in_0_payload_len),
        .in_1_valid           (requests_arbiter_in_1_valid),
        .in_1_ready           (requests_arbiter_in_1_ready),
        .in_1_payload_id      (requests_arbiter_in_1_payload_id),
        .in_1_payload_address (requests_arbiter_in_1_payload_address),
        .in_1_payload_len     (requests_arbiter_in_1_payload_len),
        .out_valid            (requests_arbiter_out_valid),
        .out_ready            (requests_arbiter_out_ready),
        .out_payload_id       (requests_arbiter_out_payload_id),
        .out_payload_address  (requests_arbiter_out_payload_address),
        .out_payload_len      (requests_arbiter_out_payload_len),
        .chosen               (requests_arbiter_chosen)
    );

    WriteSender_56x4 sender (
        .clock                    (clock),
        .reset                    (reset),
        .writes_0_valid           (sender_writes_0_valid),
        .writes_0_ready           (sender_writes_0_ready),
        .writes_0_payload_address (sender_writes_0_payload_address),
        .writes_0_payload_record  (sender_writes_0_payload_record),
        .writes_0_payload_data    (sender_writes_0_payload_data),
        .writes_1_valid           (sender_writes_1_valid),
        .writes_1_ready           (sender_writes_1_ready),
        .writes_1_payload_address (sender_writes_1_payload_address),
        .writes_1_payload_record  (sender_writes_1_payload_record),
        .writes_1_payload_data    (sender_writes_1_payload_data),
        .writes_2_valid           (sender_writes_2_valid),
        .writes_2_ready           (sender_writes_2_ready),
        .writes_2_payload_address (sender_writes_2_payload_address),
        .writes_2_payload_record  (sender_writes_2_payload_record),
        .writes_2_payload_data    (sender_writes_2_payload_data),
        .aw_valid                 (sender_aw_valid),
        .aw_ready                 (sender_aw_ready),
        .aw_payload_id            (sender_aw_payload_id),
        .aw_payload_addr          (sender_aw_payload_addr),
        .aw_payload_len           (sender_aw_payload_len),
        .aw_payload_size          (sender_aw_payload_size),
        .aw_payload_burst         (sender_aw_payload_burst),
        .aw_payload_lock          (sender_aw_payload_lock),
        .aw_payload_cache         (sender_aw_payload_cache),
        .aw_payload_prot          (sender_aw_payload_prot),
        .aw_payload_qos           (sender_aw_payload_qos),
        .aw_payload_region        (sender_aw_payload_region),
        .w_valid                  (sender_w_valid),
        .w_ready                  (sender_w_ready),
        .w_payload_data           (sender_w_payload_data),
        .w_payload_strb           (sender_w_payload_strb),
        .w_payload_last           (sender_w_payload_last)
    );

    assign requests_arbiter_in_0_valid = commandReads_valid;
    assign commandReads_ready = requests_arbiter_in_0_ready;
    assign requests_arbiter_in_0_payload_id = commandReads_payload_id;
    assign requests_arbiter_in_0_payload_address = commandReads_payload_address;
    assign requests_arbiter_in_0_payload_len = commandReads_payload_len;
    assign requests_arbiter_in_1_valid = walkReads_valid;
    assign walkReads_ready = requests_arbiter_in_1_ready;
    assign requests_arbiter_in_1_payload_id = walkReads_payload_id;
    assign requests_arbiter_in_1_payload_address = walkReads_payload_address;
    assign requests_arbiter_in_1_payload_len = walkReads_payload_len;
    assign bus_arvalid = requests_arbiter_out_valid;
    assign requests_arbiter_out_ready = bus_arready;
    assign bus_arid = requests_arbiter_out_payload_id;
    assign bus_araddr = requests_arbiter_out_payload_address;
    assign bus_arlen = requests_arbiter_out_payload_len;
    assign bus_arsize = 3'd3;
    assign bus_arburst = BURST_INCR;
    assign bus_arlock = 1'b0;
    assign bus_arcache = 4'd2;
    assign bus_arprot = 3'd0;
    assign bus_arqos = 4'd0;
    assign bus_arregion = 4'd0;
    assign bus_rready = 1'b1;
    assign beat_valid = bus_rvalid;
    assign beat_id = bus_rid;
    assign beat_data = bus_rdata;
    assign beat_last = bus_rlast;
    assign beat_failed = (bus_rresp == RESPONSE_SLVERR) | (bus_rresp == RESPONSE_DECERR);
    assign beat_poisoned = bus_rpoison;
    assign sender_writes_0_valid = writes_0_valid;
    assign writes_0_ready = sender_writes_0_ready;
    assign sender_writes_0_payload_address = writes_0_payload_address;
    assign sender_writes_0_payload_record = writes_0_payload_record;
    assign sender_writes_0_payload_data = writes_0_payload_data;
    assign sender_writes_1_valid = writes_1_valid;
    assign writes_1_ready = sender_writes_1_ready;
    assign sender_writes_1_payload_address = writes_1_payload_address;
    assign sender_writes_1_payload_record = writes_1_payload_record;
    assign sender_writes_1_payload_data = writes_1_payload_data;
    assign sender_writes_2_valid = writes_2_valid;
    assign writes_2_ready = sender_writes_2_ready;
    assign sender_writes_2_payload_address = writes_2_payload_address;
    assign sender_writes_2_payload_record = writes_2_payload_record;
    assign sender_writes_2_payload_data = writes_2_payload_data;
    assign bus_awvalid = sender_aw_valid;
    assign sender_aw_ready = bus_awready;
    assign bus_awid = sender_aw_payload_id;
    assign bus_awaddr = sender_aw_payload_addr;
    assign bus_awlen = sender_aw_payload_len;
    assign bus_awsize = sender_aw_payload_size;
    assign bus_awburst = sender_aw_payload_burst;
    assign bus_awlock = sender_aw_payload_lock;
    assign bus_awcache = sender_aw_payload_cache;
    assign bus_awprot = sender_aw_payload_prot;
    assign bus_awqos = sender_aw_payload_qos;
    assign bus_awregion = sender_aw_payload_region;
    assign bus_wvalid = sender_w_valid;
    assign sender_w_ready = bus_wready;
    assign bus_wdata = sender_w_payload_data;
    assign bus_wstrb = sender_w_payload_strb;
    assign bus_wlast = sender_w_payload_last;
    assign bus_bready = 1'b1;
    assign written_0_valid = bus_bvalid & (bus_bid == 4'd0);
    assign written_0_failed = (bus_bresp == RESPONSE_SLVERR) | (bus_bresp == RESPONSE_DECERR);
    assign written_1_valid = bus_bvalid & (bus_bid == 4'd1);
    assign written_1_failed = (bus_bresp == RESPONSE_SLVERR) | (bus_bresp == RESPONSE_DECERR);
    assign written_2_valid = bus_bvalid & (bus_bid == 4'd2);
    assign written_2_failed = (bus_bresp == RESPONSE_SLVERR) | (bus_bresp == RESPONSE_DECERR);

    // Not used, on purpose.
    // the merged values do not tell where they come from
    wire unused = &{1'b0, requests_arbiter_chosen};
endmodule
