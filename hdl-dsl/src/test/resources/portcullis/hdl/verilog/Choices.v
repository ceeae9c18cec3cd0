module Choices (
    input  wire        ready,
    input  wire        valid,
    input  wire [1:0]  which,
    input  wire [5:0]  wide,
    input  wire [7:0]  entries_0,
    input  wire        hits_0,
    input  wire [7:0]  entries_1,
    input  wire        hits_1,
    input  wire [7:0]  entries_2,
    input  wire        hits_2,
    input  wire [7:0]  entries_3,
    input  wire        hits_3,
    output wire [7:0]  two,
    output wire [7:0]  chain,
    output wire [7:0]  inner,
    output wire [7:0]  matching,
    output wire        any_hit,
    output wire [7:0]  element,
    output wire [7:0]  element_of_three,
    output wire [7:0]  element_of_two,
    output wire [7:0]  element_far,
    output wire [7:0]  element_near,
    output wire [7:0]  element_sum
);
    assign two = valid ? entries_0 : entries_1;
    assign chain =
        (valid & ready) ? entries_0 :
        which == 2'd2 ? (entries_1 + entries_2) :
        valid ? entries_3 :
        8'd0;
    wire [7:0] inner_choice = ready ? entries_0 : entries_1;
    assign inner = valid ? inner_choice : entries_2;
    assign matching =
        ({8{hits_0}} & entries_0) |
        ({8{hits_1}} & entries_1) |
        ({8{hits_2}} & entries_2) |
        ({8{hits_3}} & entries_3);
    assign any_hit = (hits_0 & hits_0) | (hits_1 & hits_1) | (hits_2 & hits_2) | (hits_3 & hits_3);
    assign element =
        which == 2'd0 ? entries_0 :
        which == 2'd1 ? entries_1 :
        which == 2'd2 ? entries_2 :
        entries_3;
    assign element_of_three =
        which == 2'd0 ? entries_0 :
        which == 2'd1 ? entries_1 :
        entries_2;
    assign element_of_two = valid ? entries_1 : entries_0;
    wire [7:0] element_far_element =
        wide == 6'd0 ? entries_0 :
        wide == 6'd1 ? entries_1 :
        wide == 6'd2 ? entries_2 :
        entries_3;
    assign element_far = element_far_element + entries_0;
    assign element_near = ready ? entries_1 : entries_0;
    wire [1:0] element_sum_index = which + 2'd1;
    assign element_sum =
        element_sum_index == 2'd0 ? entries_0 :
        element_sum_index == 2'd1 ? entries_1 :
        element_sum_index == 2'd2 ? entries_2 :
        entries_3;
endmodule
