(function(){
var said=document.getElementById('s'),began=Date.now(),again=0;
setTimeout(function(){said.textContent='Still waking your space…'},8000);
function look(){
fetch(location.href,{headers:{'X-Wake':'wait'},cache:'no-store',redirect:'manual'}).then(function(r){
if(r.status===204||r.status!==503||r.headers.get('X-Wake')==='failed'){location.reload()}else{later()}
}).catch(later)}
function later(){
if(Date.now()-began>180000){said.textContent='This takes longer than usual. Please reload this page.'}
else{again=Math.min(again+500,5000);setTimeout(look,again)}}
look()})()
