// Register page: finds the register that the bus accesses.
module Registers_small (
    input  wire        clock,
    input  wire        reset,
    input  wire        bus_awvalid,
    output wire        bus_awready,
    input  wire [11:0] bus_awaddr,
    input  wire [2:0]  bus_awprot,
    input  wire        bus_wvalid,
    output wire        bus_wready,
    input  wire [63:0] bus_wdata,
    input  wire [7:0]  bus_wstrb,
    output wire        bus_bvalid,
    input  wire        bus_bready,
    output wire [1:0]  bus_bresp,
    input  wire        bus_arvalid,
    output wire        bus_arready,
    input  wire [11:0] bus_araddr,
    input  wire [2:0]  bus_arprot,
    output wire        bus_rvalid,
    input  wire        bus_rready,
    output wire [63:0] bus_rdata,
    output wire [1:0]  bus_rresp,
    output wire [3:0]  vector,
    output wire        arrayAccess,
    output wire        fctl_write_halves,
    output wire [31:0] fctl_write_data,
    input  wire [31:0] fctl_value,
    output wire [1:0]  ddtp_write_halves,
    output wire [63:0] ddtp_write_data,
    input  wire [63:0] ddtp_value,
    output wire [1:0]  cqb_write_halves,
    output wire [63:0] cqb_write_data,
    input  wire [63:0] cqb_value,
    input  wire [31:0] cqh_value,
    output wire        cqt_write_halves,
    output wire [31:0] cqt_write_data,
    input  wire [31:0] cqt_value,
    output wire [1:0]  fqb_write_halves,
    output wire [63:0] fqb_write_data,
    input  wire [63:0] fqb_value,
    output wire        fqh_write_halves,
    output wire [31:0] fqh_write_data,
    input  wire [31:0] fqh_value,
    input  wire [31:0] fqt_value,
    output wire        cqcsr_write_halves,
    output wire [31:0] cqcsr_write_data,
    input  wire [31:0] cqcsr_value,
    output wire        fqcsr_write_halves,
    output wire [31:0] fqcsr_write_data,
    input  wire [31:0] fqcsr_value,
    output wire        ipsr_write_halves,
    output wire [31:0] ipsr_write_data,
    input  wire [31:0] ipsr_value,
    output wire [1:0]  icvec_write_halves,
    output wire [63:0] icvec_write_data,
    input  wire [63:0] icvec_value,
    output wire [1:0]  msi_addr_write_halves,
    output wire [63:0] msi_addr_write_data,
    input  wire [63:0] msi_addr_value,
    output wire        msi_data_write_halves,
    output wire [31:0] msi_data_write_data,
    input  wire [31:0] msi_data_value,
    output wire        msi_vec_ctl_write_halves,
    output wire [31:0] msi_vec_ctl_write_data,
    input  wire [31:0] msi_vec_ctl_value
);
    wire        frontEnd_bus_awvalid;
    wire        frontEnd_bus_awready;
    wire [11:0] frontEnd_bus_awaddr;
    wire [2:0]  frontEnd_bus_awprot;
    wire        frontEnd_bus_wvalid;
    wire        frontEnd_bus_wready;
    wire [63:0] frontEnd_bus_wdata;
    wire [7:0]  frontEnd_bus_wstrb;
    wire        frontEnd_bus_bvalid;
    wire        frontEnd_bus_bready;
    wire [1:0]  frontEnd_bus_bresp;
    wire        frontEnd_bus_arvalid;
    wire        frontEnd_bus_arready;
    wire [11:0] frontEnd_bus_araddr;
    wire [2:0]  frontEnd_bus_arprot;
    wire        frontEnd_bus_rvalid;
    wire        frontEnd_bus_rready;
    wire [63:0] frontEnd_bus_rdata;
    wire [1:0]  frontEnd_bus_rresp;
    wire        frontEnd_access_read;
    wire        frontEnd_access_write;
    wire [11:0] frontEnd_access_address;
    wire [63:0] frontEnd_access_data;
    wire [7:0]  frontEnd_access_strb;
    wire [63:0] frontEnd_answer_data;
    wire        frontEnd_answer_refused;

    AxiLiteSlave_12x64 frontEnd (
        .clock          (clock),
        .reset          (reset),
        .bus_awvalid    (frontEnd_bus_awvalid),
        .bus_awready    (frontEnd_bus_awready),
        .bus_awaddr     (frontEnd_bus_awaddr),
        .bus_awprot     (frontEnd_bus_awprot),
        .bus_wvalid     (frontEnd_bus_wvalid),
        .bus_wready     (frontEnd_bus_wready),
        .bus_wdata      (frontEnd_bus_wdata),
        .bus_wstrb      (frontEnd_bus_wstrb),
        .bus_bvalid     (frontEnd_bus_bvalid),
        .bus_bready     (frontEnd_bus_bready),
        .bus_bresp      (frontEnd_bus_bresp),
        .bus_arvalid    (frontEnd_bus_arvalid),
        .bus_arready    (frontEnd_bus_arready),
        .bus_araddr     (frontEnd_bus_araddr),
        .bus_arprot     (frontEnd_bus_arprot),
        .bus_rvalid     (frontEnd_bus_rvalid),
        .bus_rready     (frontEnd_bus_rready),
        .bus_rdata      (frontEnd_bus_rdata),
        .bus_rresp      (frontEnd_bus_rresp),
        .access_read    (frontEnd_access_read),
        .access_write   (frontEnd_access_write),
        .access_address (frontEnd_access_address),
        .access_data    (frontEnd_access_data),
        .access_strb    (frontEnd_access_strb),
        .answer_data    (frontEnd_answer_data),
        .answer_refused (frontEnd_answer_refused)
    );

    wire [8:0] accessedWord = frontEnd_access_address[11:3];
    wire [1:0] halves = {
        frontEnd_access_write & (&frontEnd_access_strb[7:4]),
        frontEnd_access_write & (&frontEnd_access_strb[3:0])
    };
    wire capabilities_match = accessedWord == 9'd0;
    wire fctl_match = accessedWord == 9'd1;
    wire ddtp_match = accessedWord == 9'd2;
    wire cqb_match = accessedWord == 9'd3;
    wire cqh_match = accessedWord == 9'd4;
    wire fqb_match = accessedWord == 9'd5;
    wire fqh_match = accessedWord == 9'd6;
    wire cqcsr_match = accessedWord == 9'd9;
    wire ipsr_match = accessedWord == 9'd10;
    wire icvec_match = accessedWord == 9'd95;
    wire msi_addr_match = (accessedWord[8:5] == 4'd3) & (accessedWord[0] == 1'b0);
    wire msi_data_match = (accessedWord[8:5] == 4'd3) & (accessedWord[0] == 1'b1);
    wire inArray = |{msi_data_match, msi_data_match, msi_addr_match};
    wire [63:0] words_0 = {32'd504, 32'h2002_0210};
    wire [63:0] words_1 = {32'd0, fctl_value};
    wire [63:0] words_2 = {ddtp_value[63:32], ddtp_value[31:0]};
    wire [63:0] words_3 = {cqb_value[63:32], cqb_value[31:0]};
    wire [63:0] words_4 = {cqt_value, cqh_value};
    wire [63:0] words_5 = {fqb_value[63:32], fqb_value[31:0]};
    wire [63:0] words_6 = {fqt_value, fqh_value};
    wire [63:0] words_7 = {fqcsr_value, cqcsr_value};
    wire [63:0] words_8 = {ipsr_value, 32'd0};
    wire [63:0] words_9 = {icvec_value[63:32], icvec_value[31:0]};
    wire [63:0] words_10 = {msi_addr_value[63:32], msi_addr_value[31:0]};
    wire [63:0] words_11 = {msi_vec_ctl_value, msi_data_value};
    assign frontEnd_bus_awvalid = bus_awvalid;
    assign bus_awready = frontEnd_bus_awready;
    assign frontEnd_bus_awaddr = bus_awaddr;
    assign frontEnd_bus_awprot = bus_awprot;
    assign frontEnd_bus_wvalid = bus_wvalid;
    assign bus_wready = frontEnd_bus_wready;
    assign frontEnd_bus_wdata = bus_wdata;
    assign frontEnd_bus_wstrb = bus_wstrb;
    assign bus_bvalid = frontEnd_bus_bvalid;
    assign frontEnd_bus_bready = bus_bready;
    assign bus_bresp = frontEnd_bus_bresp;
    assign frontEnd_bus_arvalid = bus_arvalid;
    assign bus_arready = frontEnd_bus_arready;
    assign frontEnd_bus_araddr = bus_araddr;
    assign frontEnd_bus_arprot = bus_arprot;
    assign bus_rvalid = frontEnd_bus_rvalid;
    assign frontEnd_bus_rready = bus_rready;
    assign bus_rdata = frontEnd_bus_rdata;
    assign bus_rresp = frontEnd_bus_rresp;
    assign fctl_write_halves = halves[0] & fctl_match;
    assign fctl_write_data = frontEnd_access_data[31:0];
    assign ddtp_write_halves = halves & {2{ddtp_match}};
    assign ddtp_write_data = frontEnd_access_data;
    assign cqb_write_halves = halves & {2{cqb_match}};
    assign cqb_write_data = frontEnd_access_data;
    assign cqt_write_halves = halves[1] & cqh_match;
    assign cqt_write_data = frontEnd_access_data[63:32];
    assign fqb_write_halves = halves & {2{fqb_match}};
    assign fqb_write_data = frontEnd_access_data;
    assign fqh_write_halves = halves[0] & fqh_match;
    assign fqh_write_data = frontEnd_access_data[31:0];
    assign cqcsr_write_halves = halves[0] & cqcsr_match;
    assign cqcsr_write_data = frontEnd_access_data[31:0];
    assign fqcsr_write_halves = halves[1] & cqcsr_match;
    assign fqcsr_write_data = frontEnd_access_data[63:32];
    assign ipsr_write_halves = halves[1] & ipsr_match;
    assign ipsr_write_data = frontEnd_access_data[63:32];
    assign icvec_write_halves = halves & {2{icvec_match}};
    assign icvec_write_data = frontEnd_access_data;
    assign msi_addr_write_halves = halves & {2{msi_addr_match}};
    assign msi_addr_write_data = frontEnd_access_data;
    assign msi_data_write_halves = halves[0] & msi_data_match;
    assign msi_data_write_data = frontEnd_access_data[31:0];
    assign msi_vec_ctl_write_halves = halves[1] & msi_data_match;
    assign msi_vec_ctl_write_data = frontEnd_access_data[63:32];
    assign vector = frontEnd_access_address[7:4];
    assign arrayAccess = inArray & (frontEnd_access_read | frontEnd_access_write);
    assign frontEnd_answer_data =
        ({64{capabilities_match}} & words_0) |
        ({64{fctl_match}} & words_1) |
        ({64{ddtp_match}} & words_2) |
        ({64{cqb_match}} & words_3) |
        ({64{cqh_match}} & words_4) |
        ({64{fqb_match}} & words_5) |
        ({64{fqh_match}} & words_6) |
        ({64{cqcsr_match}} & words_7) |
        ({64{ipsr_match}} & words_8) |
        ({64{icvec_match}} & words_9) |
        ({64{msi_addr_match}} & words_10) |
        ({64{msi_data_match}} & words_11);
    assign frontEnd_answer_refused = 1'b0;

    // Not used, on purpose.
    // strb chooses among the bytes of a word
    wire unused = &{1'b0, frontEnd_access_address[2:0]};
endmodule
