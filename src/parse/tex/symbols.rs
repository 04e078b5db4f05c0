//! The commands that stand for one sign, and what TeX takes each sign for (*The TeXbook*, appendix F; amssymb).
//!
//! Lists of name and sign, kind by kind: text compresses better than a table of pointers, and a look-up reads 3 kB.

/// What a sign is to its neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A letter that is slanted.
    Slanted,
    /// A letter, or a sign like one, that is not.
    Upright,
    /// An operation.
    Binary,
    /// A relation or an arrow.
    Relation,
    /// A relation that would grow with its row: an arrow up or down, which is a delimiter too.
    Vertical,
    /// Opens.
    Open,
    /// Closes.
    Close,
    /// Opens or closes.
    Fence,
    /// An operation over a range, with limits.
    Large,
    /// An integral: its limits stand at its side.
    Integral,
}

/// Names and signs by turns.
pub(super) const SYMBOLS: &[(Kind, &str)] = &[
    (
        Kind::Slanted,
        "alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ \
         lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ \
         varphi φ chi χ psi ψ omega ω partial ∂ ell ℓ imath ı jmath ȷ",
    ),
    (
        Kind::Upright,
        "Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω infty ∞ nabla ∇ \
         forall ∀ exists ∃ nexists ∄ emptyset ∅ varnothing ∅ hbar ℏ aleph ℵ beth ℶ Re ℜ Im ℑ wp ℘ angle ∠ \
         triangle △ neg ¬ lnot ¬ top ⊤ bot ⊥ degree ° prime ′ ldots … dots … dotsc … cdots ⋯ dotsb ⋯ vdots ⋮ \
         ddots ⋱ complement ∁ square □ Box □ blacksquare ■ checkmark ✓ backslash \\ % % $ $ # # & & _ _ \
         pounds £ euro € yen ¥ cents ¢ S §",
    ),
    (
        Kind::Binary,
        "pm ± mp ∓ times × div ÷ cdot ⋅ centerdot · ast ∗ star ⋆ circ ∘ bullet ∙ cap ∩ cup ∪ setminus ∖ \
         wedge ∧ land ∧ vee ∨ lor ∨ oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙ dagger † ddagger ‡ sqcap ⊓ \
         sqcup ⊔ uplus ⊎ amalg ⨿ rtimes ⋊ ltimes ⋉ minus −",
    ),
    (
        Kind::Relation,
        "le ≤ leq ≤ leqslant ⩽ ge ≥ geq ≥ geqslant ⩾ ne ≠ neq ≠ ll ≪ gg ≫ lt < gt > equiv ≡ approx ≈ sim ∼ \
         simeq ≃ cong ≅ propto ∝ asymp ≍ doteq ≐ triangleq ≜ coloneqq ≔ prec ≺ succ ≻ preceq ⪯ succeq ⪰ \
         lesssim ≲ gtrsim ≳ in ∈ ni ∋ notin ∉ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ subsetneq ⊊ supsetneq ⊋ \
         sqsubseteq ⊑ sqsupseteq ⊒ mid ∣ nmid ∤ parallel ∥ perp ⟂ models ⊨ vdash ⊢ dashv ⊣ vDash ⊨ \
         therefore ∴ because ∵ bowtie ⋈ to → rightarrow → gets ← leftarrow ← leftrightarrow ↔ Rightarrow ⇒ \
         Leftarrow ⇐ Leftrightarrow ⇔ implies ⟹ impliedby ⟸ iff ⟺ longrightarrow ⟶ longleftarrow ⟵ \
         longleftrightarrow ⟷ Longrightarrow ⟹ Longleftarrow ⟸ Longleftrightarrow ⟺ mapsto ↦ longmapsto ⟼ \
         hookrightarrow ↪ hookleftarrow ↩ twoheadrightarrow ↠ rightharpoonup ⇀ rightharpoondown ⇁ leftharpoonup ↼ \
         rightleftharpoons ⇌ leftrightarrows ⇆ rightleftarrows ⇄ leadsto ⇝ rightsquigarrow ⇝ nearrow ↗ \
         searrow ↘ swarrow ↙ nwarrow ↖",
    ),
    (
        Kind::Vertical,
        "uparrow ↑ downarrow ↓ updownarrow ↕ Uparrow ⇑ Downarrow ⇓ Updownarrow ⇕",
    ),
    (
        Kind::Open,
        "{ { lbrace { lbrack [ langle ⟨ lfloor ⌊ lceil ⌈ lvert | lVert ‖",
    ),
    (
        Kind::Close,
        "} } rbrace } rbrack ] rangle ⟩ rfloor ⌋ rceil ⌉ rvert | rVert ‖",
    ),
    (Kind::Fence, "vert | | ‖ Vert ‖"),
    (
        Kind::Large,
        "sum ∑ prod ∏ coprod ∐ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂ bigodot ⨀ bigvee ⋁ bigwedge ⋀ \
         bigsqcup ⨆ biguplus ⨄",
    ),
    (Kind::Integral, "int ∫ iint ∬ iiint ∭ oint ∮ oiint ∯"),
];

/// Functions whose names are their commands.
pub(super) const FUNCTIONS: &str = "arccos arcsin arctan arg cos cosh cot coth csc deg dim exp hom ker lg ln log \
    sec sin sinh tan tanh";

/// Functions that take limits.
pub(super) const LIMITS: &str = "det gcd inf lim liminf limsup max min Pr sup";

fn pairs() -> impl Iterator<Item = (Kind, &'static str, &'static str)> {
    SYMBOLS.iter().flat_map(|(kind, list)| {
        let mut words = list.split_ascii_whitespace();
        std::iter::from_fn(move || Some((*kind, words.next()?, words.next()?)))
    })
}

/// The sign of a command.
pub(super) fn symbol(name: &str) -> Option<(Kind, &'static str)> {
    pairs()
        .find(|pair| pair.1 == name)
        .map(|(kind, _, sign)| (kind, sign))
}

/// What a sign is that stands in the source itself, beyond ASCII.
pub(super) fn sign(sign: &str) -> Option<(Kind, &'static str)> {
    pairs()
        .find(|pair| pair.2 == sign)
        .map(|(kind, _, sign)| (kind, sign))
}

/// Whether a list of names holds `name`.
pub(super) fn listed(list: &str, name: &str) -> bool {
    list.split_ascii_whitespace().any(|listed| listed == name)
}
