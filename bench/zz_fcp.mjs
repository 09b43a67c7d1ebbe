import http from "node:http"; import fs from "node:fs";
import { slowDown, withBrowser, withPage } from "./browser.mjs";
const [runs, ...dirs] = process.argv.slice(2);
const types={html:"text/html; charset=utf-8",js:"text/javascript",json:"application/json",wasm:"application/wasm",webmanifest:"application/manifest+json",png:"image/png"};
const heads=(dir,drop)=>{const out=[];let cur=null;for(const l of fs.readFileSync(dir+"/_headers","utf8").split("\n")){ if(!l.trim()||l.startsWith("#"))continue; if(!/^\s/.test(l)){cur=l.trim();continue;} const i=l.indexOf(":"); out.push([cur,l.slice(0,i).trim().toLowerCase(),l.slice(i+1).trim()]); } return p=>{const r={};for(const [q,k,v] of out){ if(drop.includes(k))continue; if(q===p||(q.endsWith("*")&&p.startsWith(q.slice(0,-1)))) r[k]=v;} return r;};};
const serve=(spec)=>new Promise(r=>{const [dir,hd]=spec.split("+"); const hs=hd!==undefined?heads(dir,hd.split(",")):()=>({}); const s=http.createServer((q,a)=>{let p=q.url.split(/[?#]/)[0]; if(p.endsWith("/"))p+="index.html"; const f=dir+p; if(!fs.existsSync(f)){a.writeHead(404);a.end();return;} const h={"content-type":types[f.split(".").pop()]||"text/plain","cache-control":"no-cache",...hs(q.url.split(/[?#]/)[0])}; let b=fs.readFileSync(f); if(fs.existsSync(f+".br")){b=fs.readFileSync(f+".br");h["content-encoding"]="br";} h["content-length"]=b.length; a.writeHead(200,h); a.end(b);}).listen(0,()=>r([spec,`http://127.0.0.1:${s.address().port}/`,s]));});
const sites=await Promise.all(dirs.map(serve));
const res={};
await withBrowser(async b=>{ for(let run=0;run<=+runs;run++) for(const [d,u] of sites){ await withPage(b, async p=>{ await slowDown(p); await p.goto(u); await p.waitForFunction(()=>performance.getEntriesByName("first-contentful-paint").length);
 const t=await p.evaluate(()=>({fcp:performance.getEntriesByName("first-contentful-paint")[0].startTime, end:performance.getEntriesByType("navigation")[0].responseEnd, dom:performance.getEntriesByType("navigation")[0].domInteractive, dcl:performance.getEntriesByType("navigation")[0].domContentLoadedEventStart})); if(run) (res[d]??=[]).push(t); }); } });
const med=a=>a.slice().sort((x,y)=>x-y)[a.length>>1];
const base=sites[0][0];
for(const [d] of sites){ const r=res[d]; console.log(d, Object.keys(r[0]).map(k=>k+" "+med(r.map(x=>x[k])).toFixed(0)).join("  "), "ratio", med(r.map((x,i)=>x.fcp/res[base][i].fcp)).toFixed(3)); }
for(const s of sites)s[2].close();
process.exit(0);
